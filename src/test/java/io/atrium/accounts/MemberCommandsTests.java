package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.kernel.AlreadyExists;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.PageRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who belongs to a department, and who decides it. */
@AccountsTest
class MemberCommandsTests {

  @Autowired private MemberCommands members;
  @Autowired private TestAccounts accounts;

  @Test
  void givesAMemberTheirRoleAtOnceAndTakesItAtOnce() {
    var maths = accounts.department();
    var anna = accounts.member(maths, Role.MEMBER);
    assertThat(accounts.actor(anna).may(Permission.ORDER, maths.id())).isTrue();

    members.remove(Actors.operator(), maths.id(), anna.id(), null);

    assertThat(accounts.actor(anna).may(Permission.VIEW, maths.id())).isFalse();
  }

  @Test
  void makesTheHeadOfADepartmentTheHeadOfAllBelowIt() {
    var maths = accounts.department();
    var algebra = accounts.below(maths);
    var head = accounts.member(maths, Role.HEAD);

    assertThat(accounts.actor(head).may(Permission.VIEW_BILLS, algebra.id())).isTrue();

    members.change(Actors.operator(), maths.id(), head.id(), Role.MEMBER, null);

    assertThat(accounts.actor(head).may(Permission.VIEW, algebra.id())).isFalse();
  }

  @Test
  void letsAHeadTakeInSomebodyWithAOneTimePassword() {
    var maths = accounts.department();
    var head = accounts.actor(accounts.member(maths, Role.HEAD));

    var added =
        members.add(
            head,
            maths.id(),
            Role.MEMBER,
            new NewPerson("New.One" + maths.code(), "New", null, null));

    assertThat(added.oneTimePassword()).isNotNull();
    assertThat(added.member().login()).isEqualTo("new.one" + maths.code());
  }

  @Test
  void addsAKnownPersonWithoutTouchingThem() {
    var maths = accounts.department();
    var physics = accounts.department();
    var anna = accounts.member(maths, Role.MEMBER);

    var added =
        members.add(
            Actors.operator(),
            physics.id(),
            Role.MEMBER,
            new NewPerson(anna.login(), "Somebody else", null, null));

    assertThat(added.oneTimePassword()).isNull();
    assertThat(added.member().name()).isEqualTo(anna.name());
    assertThatExceptionOfType(AlreadyExists.class)
        .isThrownBy(() ->
            members.add(
                Actors.operator(),
                physics.id(),
                Role.MEMBER,
                new NewPerson(anna.login(), null, null, null)));
  }

  @Test
  void neverSetsThePasswordOfAKnownPerson() {
    var maths = accounts.department();
    var anna = accounts.person();

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() ->
            members.add(
                Actors.head(maths.id()),
                maths.id(),
                Role.MEMBER,
                new NewPerson(anna.login(), null, null, "sunny friday in rome")))
        .withMessageContaining("password");
  }

  @Test
  void showsMembersToMembersAndLetsOnlyHeadsChangeThem() {
    var maths = accounts.department();
    var anna = accounts.member(maths, Role.MEMBER);
    var actor = accounts.actor(anna);

    assertThat(members.list(actor, maths.id(), PageRequest.first()).items())
        .extracting(Member::personId)
        .containsExactly(anna.id());
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> members.remove(actor, maths.id(), anna.id(), null));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> members.list(Actors.stranger(), maths.id(), PageRequest.first()));
  }

  @Test
  void listsMembersPageByPage() {
    var maths = accounts.department();
    for (var i = 0; i < 3; i++) {
      accounts.member(maths, Role.MEMBER);
    }

    var first = members.list(Actors.operator(), maths.id(), new PageRequest(2, null));
    var second =
        members.list(Actors.operator(), maths.id(), new PageRequest(2, first.nextCursor()));

    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(second.nextCursor()).isNull();
  }
}
