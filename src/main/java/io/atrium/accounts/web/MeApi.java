package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Office;
import io.atrium.accounts.OwnLimits;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.accounts.ProfileCommands;
import io.atrium.accounts.Role;
import io.atrium.accounts.TokenScope;
import io.atrium.kernel.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whoever asks, about themselves. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Me", description = "The person who asks")
class MeApi {

  private final ProfileCommands profiles;
  private final DepartmentQueries departments;
  private final ObjectProvider<OwnLimits> limits;

  MeApi(ProfileCommands profiles, DepartmentQueries departments, ObjectProvider<OwnLimits> limits) {
    this.profiles = profiles;
    this.departments = departments;
    this.limits = limits;
  }

  @GetMapping
  @Operation(
      summary = "Show who is asking, with roles, departments, and own limits and use in them")
  ResponseEntity<Me> me(Actor actor) {
    return answer(actor, profiles.profile(actor));
  }

  @PatchMapping
  @Operation(
      summary = "Change one's own name, e-mail address, keys or password",
      description =
          "Fields that are left out stay as they are. A new password needs the present one, and"
              + " ends all sessions of the person. Tokens cannot use this.")
  ResponseEntity<Me> change(
      Actor actor,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody MeChange change) {
    var profile = PersonChange.profile(change.name(), change.email(), change.keys());
    if (change.password() == null) {
      return answer(actor, profiles.change(actor, ifMatch, profile));
    }
    return answer(
        actor,
        profiles.change(actor, ifMatch, profile, change.currentPassword(), change.password()));
  }

  private ResponseEntity<Me> answer(Actor actor, Person person) {
    return ETags.of(Me.of(actor, person, own(actor)), person.version());
  }

  private List<InDepartment> own(Actor actor) {
    var known =
        limits.stream()
            .findFirst()
            .map(each -> each.of(actor.roles().keySet(), actor.personId()))
            .orElse(Map.of());
    return actor.roles().entrySet().stream()
        .map(each -> {
          var department = departments.department(each.getKey());
          return new InDepartment(
              department.id(),
              department.code(),
              department.name(),
              each.getValue(),
              known.getOrDefault(department.id(), Map.of()));
        })
        .sorted(Comparator.comparing(InDepartment::code))
        .toList();
  }

  /** The person who asks, as JSON. */
  record Me(
      String id,
      String login,
      String name,
      @Nullable String email,
      Set<Office> offices,
      List<InDepartment> departments,
      List<String> keys,
      @Schema(description = "The password has to be replaced before anything else")
          boolean passwordChangeRequired,
      @Schema(description = "The scopes of the token that asks; null for a name and password")
          @Nullable Set<TokenScope> tokenScopes) {

    static Me of(Actor actor, Person person, List<InDepartment> own) {
      return new Me(
          person.id(),
          person.login(),
          person.name(),
          person.email(),
          person.offices(),
          own,
          person.keys(),
          person.oneTimePassword(),
          actor.viaToken() ? actor.scopes() : null);
    }
  }

  /** A department the person belongs to, or is the head of from above. */
  record InDepartment(
      String id,
      String code,
      String name,
      Role role,
      @Schema(description = "What the person may have here, whatever the department may have")
          Map<String, OwnLimits.Own> limits) {}

  /** What shall be different. */
  record MeChange(
      @Nullable String name,
      @Nullable String email,
      @Schema(description = "OpenSSH public keys that new virtual machines accept; replaces all")
          @Nullable List<String> keys,
      @Nullable String currentPassword,
      @Nullable String password) {

    /** Without the passwords, wherever it may be printed by mistake. */
    @Override
    public String toString() {
      return "MeChange[name=%s]".formatted(Objects.toString(name));
    }
  }
}
