package io.atrium.accounts;

import io.atrium.accounts.login.PasswordLogin;
import io.atrium.accounts.login.PasswordRules;
import io.atrium.accounts.login.Passwords;
import io.atrium.accounts.store.PersonEntity;
import io.atrium.accounts.store.PersonRows;
import io.atrium.kernel.Faults;
import io.atrium.kernel.NotFound;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people may do to their own account. A token may not: it would outlive its own end that way.
 */
@Service
public class ProfileCommands {

  private static final String CURRENT = "currentPassword";

  private final PersonRows people;
  private final PeopleCommands changes;
  private final Passwords passwords;
  private final PasswordLogin passwordLogin;
  private final AccountEvents events;

  ProfileCommands(
      PersonRows people,
      PeopleCommands changes,
      Passwords passwords,
      PasswordLogin passwordLogin,
      AccountEvents events) {
    this.people = people;
    this.changes = changes;
    this.passwords = passwords;
    this.passwordLogin = passwordLogin;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public Person profile(Actor actor) {
    return find(actor).person();
  }

  @Transactional
  public Person change(Actor actor, @Nullable String ifMatch, PersonChange wanted) {
    requirePassword(actor);
    var own = PersonChange.profile(wanted.name(), wanted.email(), wanted.keys());
    return changes.apply(actor, find(actor), ifMatch, own);
  }

  /**
   * Sets a password of one's own choice. All sessions that the old one opened end by it.
   *
   * @param repeated the same once more: nobody sees what they type
   */
  @Transactional
  public Person changePassword(Actor actor, String current, String wanted, String repeated) {
    requirePassword(actor);
    var entity = find(actor);
    var faults = new Faults();
    checkPassword(entity, current, wanted, faults);
    faults.unless(wanted.equals(repeated), "repeated", "is not the same as the new password");
    faults.refuse();
    return set(actor, entity, wanted);
  }

  private Person set(Actor actor, PersonEntity entity, String wanted) {
    entity.password(passwords.hash(wanted), false);
    var saved = people.saveAndFlush(entity).person();
    events.tell(actor, null, saved.id(), "password.changed", Map.of());
    return saved;
  }

  /** Both at once: the profile and the password change together or not at all. */
  @Transactional
  public Person change(
      Actor actor,
      @Nullable String ifMatch,
      PersonChange wanted,
      @Nullable String current,
      String password) {
    requirePassword(actor);
    var faults = wanted.faults();
    checkPassword(find(actor), current, password, faults);
    faults.refuse();
    change(actor, ifMatch, wanted);
    return set(actor, find(actor), password);
  }

  private void checkPassword(
      PersonEntity entity, @Nullable String current, String wanted, Faults faults) {
    var login = entity.person().login();
    if (current == null) {
      faults.add(CURRENT, "is required to set a new password");
    } else {
      faults
          .unless(passwordLogin.confirms(login, current), CURRENT, "is not your present password")
          .unless(!wanted.equals(current), "password", "must differ from the present one");
    }
    PasswordRules.fault(wanted, login).ifPresent(message -> faults.add("password", message));
  }

  private static void requirePassword(Actor actor) {
    if (actor.viaToken()) {
      throw new Forbidden("A token cannot do this. Log in with your name and password.");
    }
  }

  private PersonEntity find(Actor actor) {
    return people.findById(actor.personId()).orElseThrow(() -> new NotFound("person"));
  }
}
