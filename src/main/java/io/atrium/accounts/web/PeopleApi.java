package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everybody who has an account, for operators; auditors may read. New people come as members. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People", description = "Accounts and offices")
class PeopleApi {

  private final PeopleCommands people;

  PeopleApi(PeopleCommands people) {
    this.people = people;
  }

  @GetMapping
  @Operation(summary = "List people by login", description = "For operators and auditors.")
  Page<PersonView> list(Actor actor, PageRequest page) {
    return people.list(actor, page).map(PersonView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a person", description = "For operators and auditors.")
  ResponseEntity<PersonView> person(Actor actor, @PathVariable String id) {
    return answer(people.person(actor, id));
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change a person",
      description =
          "Gives or takes offices, renames, or ends the account with active=false, which ends all"
              + " sessions and tokens of the person. Fields that are left out stay as they are."
              + " Operators only.")
  ResponseEntity<PersonView> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody PersonBody wanted) {
    var change =
        new PersonChange(wanted.name(), wanted.email(), null, wanted.offices(), wanted.active());
    return answer(people.change(actor, id, ifMatch, change));
  }

  @PostMapping("/{id}/password-reset")
  @Operation(
      summary = "Replace a lost password",
      description =
          "The answer holds a one-time password, this once; it has to be replaced at the next"
              + " login. Operators only.")
  OneTime resetPassword(Actor actor, @PathVariable String id) {
    var reset = people.resetPassword(actor, id);
    return new OneTime(reset.person().login(), String.valueOf(reset.oneTimePassword()));
  }

  private static ResponseEntity<PersonView> answer(Person person) {
    return ETags.of(PersonView.of(person), person.version());
  }

  /** What shall be different about a person. */
  record PersonBody(
      @Nullable String name,
      @Nullable String email,
      @Nullable Set<Office> offices,
      @Nullable Boolean active) {}

  /** A password to hand over. */
  record OneTime(String login, String oneTimePassword) {

    /** Without the password, wherever it may be printed by mistake. */
    @Override
    public String toString() {
      return "OneTime[login=%s]".formatted(login);
    }
  }

  /** A person as JSON. */
  record PersonView(
      String id,
      String login,
      String name,
      @Nullable String email,
      Set<Office> offices,
      boolean active,
      @Schema(description = "The password has to be replaced before anything else")
          boolean passwordChangeRequired,
      Instant createdAt,
      @Nullable Instant lastLoginAt) {

    static PersonView of(Person person) {
      return new PersonView(
          person.id(),
          person.login(),
          person.name(),
          person.email(),
          person.offices(),
          person.active(),
          person.oneTimePassword(),
          person.createdAt(),
          person.lastLoginAt());
    }
  }
}
