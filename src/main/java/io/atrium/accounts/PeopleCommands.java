package io.atrium.accounts;

import io.atrium.accounts.login.PasswordRules;
import io.atrium.accounts.login.Passwords;
import io.atrium.accounts.store.PersonEntity;
import io.atrium.accounts.store.PersonRows;
import io.atrium.kernel.Ids;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators may do to people: everything but learn their passwords. */
@Service
public class PeopleCommands {

  private final PersonRows people;
  private final Passwords passwords;
  private final AccountEvents events;
  private final Ids ids;
  private final Clock clock;

  PeopleCommands(
      PersonRows people, Passwords passwords, AccountEvents events, Ids ids, Clock clock) {
    this.people = people;
    this.passwords = passwords;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Everybody who has an account, by login. */
  @Transactional(readOnly = true)
  public Page<Person> list(Actor actor, PageRequest page) {
    requireReading(actor);
    var after = Objects.requireNonNullElse(page.cursor(), "");
    var rows = people.after(after, Limit.of(page.oneMore()));
    return Page.of(rows.stream().map(PersonEntity::person).toList(), page.limit(), Person::login);
  }

  @Transactional(readOnly = true)
  public Person person(Actor actor, String id) {
    requireReading(actor);
    return find(id).person();
  }

  @Transactional
  public NewcomerAccount create(Actor actor, NewPerson person) {
    actor.require(Permission.ADMINISTER);
    var made = register(person);
    events.tell(
        actor, null, made.person().id(), "person.created", Map.of("login", made.person().login()));
    return made;
  }

  /** Makes the account of somebody new. Whoever calls has judged the actor, and tells of it. */
  NewcomerAccount register(NewPerson person) {
    var login = NewPerson.normal(person.login());
    var faults = person.faults();
    if (person.password() != null) {
      PasswordRules.fault(person.password(), login)
          .ifPresent(message -> faults.add("password", message));
    }
    faults.unlessTaken(() -> !people.existsByLogin(login), "person", "login").refuse();
    var oneTime = person.password() == null ? passwords.makeOne() : null;
    var entity =
        new PersonEntity(
            ids.next("per"),
            login,
            Objects.requireNonNullElse(person.name(), login).strip(),
            clock.instant());
    entity.email(person.email());
    entity.password(
        passwords.hash(Objects.requireNonNullElse(person.password(), oneTime)), oneTime != null);
    var saved = people.saveAndFlush(entity).person();
    return new NewcomerAccount(saved, oneTime);
  }

  @Transactional
  public Person change(Actor actor, String id, @Nullable String ifMatch, PersonChange wanted) {
    actor.require(Permission.ADMINISTER);
    return apply(actor, find(id), ifMatch, wanted);
  }

  /** Replaces a lost password by a new one that its owner has to change at the next login. */
  @Transactional
  public NewcomerAccount resetPassword(Actor actor, String id) {
    actor.require(Permission.ADMINISTER);
    var entity = find(id);
    var oneTime = passwords.makeOne();
    entity.password(passwords.hash(oneTime), true);
    var saved = people.saveAndFlush(entity).person();
    events.tell(actor, null, id, "password.reset", Map.of());
    return new NewcomerAccount(saved, oneTime);
  }

  /** Changes what the change names, and tells of it once if anything is different afterwards. */
  Person apply(Actor actor, PersonEntity entity, @Nullable String ifMatch, PersonChange wanted) {
    wanted.faults().refuse();
    var before = entity.person();
    ETags.check(ifMatch, before.version());
    refuseLockingOneselfOut(actor, before, wanted);
    if (wanted.name() != null) {
      entity.name(wanted.name().strip());
    }
    if (wanted.email() != null) {
      entity.email(wanted.email().isEmpty() ? null : wanted.email());
    }
    if (wanted.keys() != null) {
      entity.keys(SshKeys.normal(wanted.keys()));
    }
    if (wanted.offices() != null) {
      entity.offices(wanted.offices());
    }
    if (wanted.active() != null && wanted.active() != before.active()) {
      entity.active(wanted.active());
    }
    return saveIfChanged(actor, entity, before);
  }

  private Person saveIfChanged(Actor actor, PersonEntity entity, Person before) {
    if (entity.person().equals(before)) {
      return before;
    }
    var saved = people.saveAndFlush(entity).person();
    events.tell(
        actor,
        null,
        saved.id(),
        "person.changed",
        Map.of("offices", saved.offices().toString(), "active", String.valueOf(saved.active())));
    return saved;
  }

  private static void refuseLockingOneselfOut(Actor actor, Person before, PersonChange wanted) {
    var dropsOffice =
        wanted.offices() != null
            && before.offices().contains(Office.OPERATOR)
            && !wanted.offices().contains(Office.OPERATOR);
    var leaves = Boolean.FALSE.equals(wanted.active());
    if (actor.personId().equals(before.id()) && (dropsOffice || leaves)) {
      throw new InvalidRequest(
          leaves ? "active" : "offices", "cannot be taken from yourself; another operator can");
    }
  }

  private static void requireReading(Actor actor) {
    if (!actor.may(Permission.ADMINISTER)) {
      actor.require(Permission.AUDIT);
    }
  }

  private PersonEntity find(String id) {
    return people.findById(id).orElseThrow(() -> new NotFound("person"));
  }
}
