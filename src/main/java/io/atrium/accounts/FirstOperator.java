package io.atrium.accounts;

import io.atrium.accounts.login.Passwords;
import io.atrium.accounts.store.Memberships;
import io.atrium.accounts.store.PersonEntity;
import io.atrium.accounts.store.PersonRows;
import io.atrium.kernel.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The operator that a fresh portal is started with. */
@Component
class FirstOperator {

  static final String LOGIN = "admin";

  private final PersonRows people;
  private final Memberships memberships;
  private final Passwords passwords;
  private final Ids ids;
  private final Clock clock;

  FirstOperator(
      PersonRows people, Memberships memberships, Passwords passwords, Ids ids, Clock clock) {
    this.people = people;
    this.memberships = memberships;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes the operator, at the head of the institution.
   *
   * @param oneTime whether the password was made by the portal and has to be replaced
   * @return the id of the new person
   */
  String settleIn(String institutionId, String password, boolean oneTime) {
    var admin = new PersonEntity(ids.next("per"), LOGIN, "Administrator", clock.instant());
    admin.offices(Set.of(Office.OPERATOR));
    admin.password(passwords.hash(password), oneTime);
    var id = people.saveAndFlush(admin).person().id();
    memberships.add(institutionId, id, Role.HEAD, clock.instant());
    return id;
  }

  /**
   * Gives the operator another password, as long as they never replaced the one they were given.
   *
   * @return the id of the person, if their password was set
   */
  Optional<String> replaceUnclaimed(String password) {
    return people
        .findByLogin(LOGIN)
        .filter(PersonEntity::oneTime)
        .map(admin -> {
          admin.password(passwords.hash(password), false);
          return people.saveAndFlush(admin).person().id();
        });
  }
}
