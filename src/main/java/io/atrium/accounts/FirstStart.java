package io.atrium.accounts;

import io.atrium.accounts.login.PasswordRules;
import io.atrium.accounts.login.Passwords;
import io.atrium.accounts.store.DepartmentEntity;
import io.atrium.accounts.store.Departments;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what a fresh portal needs so that somebody can use it: the institution as the first
 * department, and the operator {@code admin}. It does nothing where they exist.
 */
@Component
class FirstStart {

  private final Departments departments;
  private final FirstOperator operator;
  private final Passwords passwords;
  private final AccountEvents events;
  private final Institution institution;
  private final Ids ids;
  private final Clock clock;

  FirstStart(
      Departments departments,
      FirstOperator operator,
      Passwords passwords,
      AccountEvents events,
      Institution institution,
      Ids ids,
      Clock clock) {
    this.departments = departments;
    this.operator = operator;
    this.passwords = passwords;
    this.events = events;
    this.institution = institution;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Prepares an empty portal. In one that is not empty, a chosen password still replaces a printed
   * one that nobody ever used: who lost it starts again with one of their choice.
   *
   * @param chosen the password that whoever starts the portal wants for the operator
   * @return the password just made for the operator, to be shown once; nothing when there is none
   */
  @Transactional
  public Optional<String> prepare(Optional<String> chosen) {
    chosen.ifPresent(FirstStart::refuseWeak);
    if (!departments.existsByParentIdIsNull()) {
      return settleIn(chosen);
    }
    chosen.flatMap(operator::replaceUnclaimed).ifPresent(id -> tell(null, id, "password.reset"));
    return Optional.empty();
  }

  private Optional<String> settleIn(Optional<String> chosen) {
    var made = chosen.isPresent() ? Optional.<String>empty() : Optional.of(passwords.makeOne());
    var root = new Department(ids.next("dep"), "COLLEGE", institution.institution(), null, null);
    departments.saveAndFlush(new DepartmentEntity(root, clock.instant()));
    tell(root.id(), root.id(), "department.created");
    var password = chosen.or(() -> made).orElseThrow();
    tell(null, operator.settleIn(root.id(), password, made.isPresent()), "person.created");
    return made;
  }

  private static void refuseWeak(String password) {
    PasswordRules.fault(password, FirstOperator.LOGIN)
        .ifPresent(fault -> {
          throw new WeakBootstrapPassword("ATRIUM_BOOTSTRAP_PASSWORD " + fault + ".");
        });
  }

  private void tell(@Nullable String departmentId, String subject, String action) {
    events.tell(Actor.portal(), departmentId, subject, action, Map.of());
  }
}
