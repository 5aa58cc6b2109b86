package io.atrium.accounts;

import io.atrium.accounts.store.Memberships;
import io.atrium.accounts.store.PersonRows;
import io.atrium.kernel.AlreadyExists;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to a department. Its head decides, and the heads above, and operators. */
@Service
public class MemberCommands {

  private final DepartmentQueries departments;
  private final Memberships memberships;
  private final PersonRows people;
  private final PeopleCommands newcomers;
  private final AccountEvents events;
  private final Clock clock;

  MemberCommands(
      DepartmentQueries departments,
      Memberships memberships,
      PersonRows people,
      PeopleCommands newcomers,
      AccountEvents events,
      Clock clock) {
    this.departments = departments;
    this.memberships = memberships;
    this.people = people;
    this.newcomers = newcomers;
    this.events = events;
    this.clock = clock;
  }

  /** The members of a department by login. */
  @Transactional(readOnly = true)
  public Page<Member> list(Actor actor, String departmentId, PageRequest page) {
    departments.department(actor, departmentId);
    var after = Objects.requireNonNullElse(page.cursor(), "");
    var rows = memberships.of(departmentId, after, page.oneMore());
    return Page.of(rows, page.limit(), Member::login);
  }

  /** One member, for whoever may see the department. */
  @Transactional(readOnly = true)
  public Member member(Actor actor, String departmentId, String personId) {
    departments.department(actor, departmentId);
    return member(departmentId, personId);
  }

  /**
   * Takes somebody in: a person who is known already by their login, or a new one. Nothing about a
   * known person is changed by it; who would set their password here is refused.
   */
  @Transactional
  public NewMember add(Actor actor, String departmentId, Role role, NewPerson person) {
    departments.department(actor, departmentId);
    actor.require(Permission.MANAGE_MEMBERS, departmentId);
    var known = people.findByLogin(NewPerson.normal(person.login()));
    if (known.isPresent() && person.password() != null) {
      throw new InvalidRequest("password", "must be left out: this person has one already");
    }
    var invited =
        known
            .map(entity -> new NewcomerAccount(entity.person(), null))
            .orElseGet(() -> newcomers.register(person));
    var id = invited.person().id();
    if (memberships.find(departmentId, id).isPresent()) {
      throw new AlreadyExists("member", "login");
    }
    memberships.add(departmentId, id, role, clock.instant());
    events.tell(
        actor,
        departmentId,
        id,
        "member.added",
        Map.of(
            "login", invited.person().login(),
            "role", role.name(),
            "newPerson", String.valueOf(known.isEmpty())));
    return new NewMember(member(departmentId, id), invited.oneTimePassword());
  }

  /**
   * Gives a member another role.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  @Transactional
  public Member change(
      Actor actor,
      String departmentId,
      String personId,
      @Nullable Role role,
      @Nullable String ifMatch) {
    var before = unstale(actor, departmentId, personId, ifMatch);
    if (role == null) {
      throw new InvalidRequest("role", "is required");
    }
    if (before.role() == role) {
      return before;
    }
    memberships.change(departmentId, personId, role);
    events.tell(actor, departmentId, personId, "member.changed", Map.of("role", role.name()));
    return member(departmentId, personId);
  }

  /**
   * Ends a membership. The person and what they own stay.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  @Transactional
  public void remove(Actor actor, String departmentId, String personId, @Nullable String ifMatch) {
    unstale(actor, departmentId, personId, ifMatch);
    memberships.remove(departmentId, personId);
    events.tell(actor, departmentId, personId, "member.removed", Map.of());
  }

  /** The member as it is and stays until the end of the transaction, if the actor may change it. */
  private Member unstale(
      Actor actor, String departmentId, String personId, @Nullable String ifMatch) {
    departments.department(actor, departmentId);
    actor.require(Permission.MANAGE_MEMBERS, departmentId);
    var present =
        memberships.lock(departmentId, personId).orElseThrow(() -> new NotFound("member"));
    ETags.check(ifMatch, present.version());
    return present;
  }

  private Member member(String departmentId, String personId) {
    return memberships.find(departmentId, personId).orElseThrow(() -> new NotFound("member"));
  }

  /**
   * A member just taken in.
   *
   * @param oneTimePassword made by the portal for a new person, shown now and never again
   */
  public record NewMember(Member member, @Nullable String oneTimePassword) {}
}
