package io.atrium.accounts;

import io.atrium.accounts.login.PasswordRules;
import io.atrium.accounts.login.Passwords;
import io.atrium.accounts.store.DepartmentEntity;
import io.atrium.accounts.store.Departments;
import io.atrium.accounts.store.Memberships;
import io.atrium.accounts.store.PersonEntity;
import io.atrium.accounts.store.PersonRows;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what a fresh portal needs so that somebody can use it: the institution as the first
 * department, and the operator {@code admin}. It does nothing where they exist.
 */
@Component
class FirstStart {

  static final String LOGIN = "admin";

  private final Departments departments;
  private final PersonRows people;
  private final Memberships memberships;
  private final Passwords passwords;
  private final AccountEvents events;
  private final Institution institution;
  private final Ids ids;
  private final Clock clock;
  private final Optional<String> chosen;

  FirstStart(
      Departments departments,
      PersonRows people,
      Memberships memberships,
      Passwords passwords,
      AccountEvents events,
      Institution institution,
      Ids ids,
      Clock clock,
      @Value("${ATRIUM_BOOTSTRAP_PASSWORD:}") String chosen) {
    this.departments = departments;
    this.people = people;
    this.memberships = memberships;
    this.passwords = passwords;
    this.events = events;
    this.institution = institution;
    this.ids = ids;
    this.clock = clock;
    this.chosen = chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
  }

  /**
   * Prepares an empty portal.
   *
   * @return the password just made for the operator, to be shown once; nothing when there is none
   *     to show
   */
  @Transactional
  public Optional<String> prepare() {
    refuseWeakChoice();
    if (!departments.existsByParentIdIsNull()) {
      return Optional.ofNullable(settleIn());
    }
    replaceUnclaimed();
    return Optional.empty();
  }

  private @Nullable String settleIn() {
    var now = clock.instant();
    var root = new Department(ids.next("dep"), "COLLEGE", institution.institution(), null, null);
    departments.saveAndFlush(new DepartmentEntity(root, now));
    var password = chosen.orElseGet(passwords::makeOne);
    var admin = new PersonEntity(ids.next("per"), LOGIN, "Administrator", now);
    admin.offices(Set.of(Office.OPERATOR));
    admin.password(passwords.hash(password), chosen.isEmpty());
    var id = people.saveAndFlush(admin).person().id();
    memberships.add(root.id(), id, Role.HEAD, now);
    tell(root.id(), root.id(), "department.created");
    tell(null, id, "person.created");
    return chosen.isPresent() ? null : password;
  }

  /** Whoever lost the printed password before using it starts again with one of their choice. */
  private void replaceUnclaimed() {
    var admin = people.findByLogin(LOGIN);
    if (chosen.isPresent() && admin.isPresent() && admin.get().oneTime()) {
      admin.get().password(passwords.hash(chosen.get()), false);
      var saved = people.saveAndFlush(admin.get()).person();
      tell(null, saved.id(), "password.reset");
    }
  }

  private void refuseWeakChoice() {
    chosen
        .flatMap(password -> PasswordRules.fault(password, LOGIN))
        .ifPresent(fault -> {
          throw new WeakBootstrapPassword("ATRIUM_BOOTSTRAP_PASSWORD " + fault + ".");
        });
  }

  private void tell(@Nullable String departmentId, String subject, String action) {
    events.tell(Actor.portal(), departmentId, subject, action, Map.of());
  }
}
