package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.kernel.AlreadyExists;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.PageRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts, offices and profiles. */
@AccountsTest
class PeopleCommandsTests {

  private static final Actor OPERATOR = Actors.operator();

  @Autowired private PeopleCommands people;
  @Autowired private ProfileCommands profiles;
  @Autowired private People names;
  @Autowired private TestAccounts accounts;

  @Test
  void namesEveryWrongFieldOfANewPersonAtOnce() {
    var nonsense = new NewPerson("?", "", "nowhere", "short");

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> people.create(OPERATOR, nonsense))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("login", "name", "email", "password"));
  }

  @Test
  void refusesALoginThatIsTakenInAnyCase() {
    var anna = accounts.person();

    assertThatExceptionOfType(AlreadyExists.class)
        .isThrownBy(() ->
            people.create(OPERATOR, new NewPerson(anna.login().toUpperCase(), null, null, null)));
  }

  @Test
  void givesAndTakesOfficesWithEffectAtOnce() {
    var anna = accounts.officer(Office.AUDITOR);
    assertThat(accounts.actor(anna).may(Permission.AUDIT)).isTrue();

    people.change(OPERATOR, anna.id(), null, new PersonChange(null, null, null, Set.of(), null));

    assertThat(accounts.actor(anna).may(Permission.AUDIT)).isFalse();
  }

  @Test
  void keepsAnOperatorFromLockingOutThemselves() {
    var chief = accounts.officer(Office.OPERATOR);
    var actor = accounts.actor(chief);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() ->
            people.change(
                actor, chief.id(), null, new PersonChange(null, null, null, Set.of(), null)));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() ->
            people.change(
                actor, chief.id(), null, new PersonChange(null, null, null, null, false)));
  }

  @Test
  void letsPeopleChangeTheirProfileButNotTheirRights() {
    var anna = accounts.person();
    var greedy = new PersonChange("Anna Berg", null, List.of(), Set.of(Office.OPERATOR), null);

    var changed = profiles.change(accounts.actor(anna), null, greedy);

    assertThat(changed.name()).isEqualTo("Anna Berg");
    assertThat(changed.offices()).isEmpty();
    assertThat(names.displayName(anna.id())).isEqualTo("Anna Berg");
  }

  @Test
  void keepsTheKeysOfAProfileForNewMachines() {
    var anna = accounts.person();
    var key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f anna";

    profiles.change(accounts.actor(anna), null, PersonChange.profile(null, null, List.of(key)));

    assertThat(names.authorizedKeys(anna.id())).containsExactly(key);
  }

  @Test
  void changesAPasswordOnlyForWhoKnowsThePresentOne() {
    var actor = accounts.actor(accounts.person());

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> profiles.changePassword(actor, "a guess", "password1234", "password1235"))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .containsExactly("currentPassword", "password", "repeated"));
    var changed =
        profiles.changePassword(
            actor, TestAccounts.PASSWORD, "sunny friday in rome", "sunny friday in rome");

    assertThat(changed.oneTimePassword()).isFalse();
  }

  @Test
  void showsPeopleToOperatorsAndAuditorsOnly() {
    accounts.person();

    assertThat(people.list(Actors.auditor(), PageRequest.first()).items()).isNotEmpty();
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> people.list(Actors.stranger(), PageRequest.first()))
        .withMessage("Only an operator or an auditor may do this.");
  }

  @Test
  void namesThePortalAndShowsAnUnknownIdAsItIs() {
    assertThat(names.displayName("portal")).isEqualTo("Atrium");
    assertThat(names.displayName("per-gone")).isEqualTo("per-gone");
  }
}
