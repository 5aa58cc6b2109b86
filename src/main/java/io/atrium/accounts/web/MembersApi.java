package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Member;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.NewPerson;
import io.atrium.accounts.Role;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members of one department. */
@RestController
@RequestMapping("/api/v1/departments/{id}/members")
@Tag(name = "Members", description = "Who belongs to a department")
class MembersApi {

  private final MemberCommands members;
  private final Idempotency idempotency;

  MembersApi(MemberCommands members, Idempotency idempotency) {
    this.members = members;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(summary = "List the members of a department, by login")
  Page<MemberView> list(Actor actor, @PathVariable String id, PageRequest page) {
    return members.list(actor, id, page).map(member -> MemberView.of(member, null));
  }

  @GetMapping("/{personId}")
  @Operation(summary = "Show a member")
  ResponseEntity<MemberView> member(
      Actor actor, @PathVariable String id, @PathVariable String personId) {
    return answer(members.member(actor, id, personId));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Taken in")
  @Operation(
      summary = "Take somebody in",
      description =
          "A login that is known adds that person; another makes a new person, with the given"
              + " password or with a one-time password that is in the answer this once. For heads"
              + " and operators.")
  ResponseEntity<MemberView> add(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewMemberBody wanted) {
    var address = "/api/v1/departments/%s/members".formatted(id);
    return idempotency.once(
        actor,
        key,
        "POST " + address,
        wanted,
        () -> {
          var role = Objects.requireNonNullElse(wanted.role(), Role.MEMBER);
          var added = members.add(actor, id, role, wanted.person());
          return ResponseEntity.created(
                  URI.create("%s/%s".formatted(address, added.member().personId())))
              .eTag(ETags.of(added.member().version()))
              .body(MemberView.of(added.member(), added.oneTimePassword()));
        },
        MemberView::withoutSecret);
  }

  @PatchMapping("/{personId}")
  @Operation(summary = "Change a member's role", description = "For heads and operators.")
  ResponseEntity<MemberView> change(
      Actor actor,
      @PathVariable String id,
      @PathVariable String personId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody RoleBody wanted) {
    return answer(members.change(actor, id, personId, wanted.role(), ifMatch));
  }

  @DeleteMapping("/{personId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Remove a member",
      description = "The person and what they own stay. For heads and operators.")
  void remove(
      Actor actor,
      @PathVariable String id,
      @PathVariable String personId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    members.remove(actor, id, personId, ifMatch);
  }

  private static ResponseEntity<MemberView> answer(Member member) {
    return ETags.of(MemberView.of(member, null), member.version());
  }

  /** Somebody to be taken in. */
  record NewMemberBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "anna.berg")
          @Nullable String login,
      @Schema(example = "Anna Berg") @Nullable String name,
      @Nullable String email,
      @Schema(
              description =
                  "For a new person only; without it the portal makes a one-time password")
          @Nullable String password,
      @Schema(description = "MEMBER when left out") @Nullable Role role) {

    NewPerson person() {
      return new NewPerson(Objects.requireNonNullElse(login, ""), name, email, password);
    }

    /** Without the password, wherever it may be printed by mistake. */
    @Override
    public String toString() {
      return "NewMemberBody[login=%s]".formatted(Objects.toString(login));
    }
  }

  /** The role a member shall have. */
  record RoleBody(@Nullable Role role) {}

  /** A member as JSON. */
  record MemberView(
      String personId,
      String login,
      String name,
      Role role,
      Instant since,
      @Schema(description = "For a new person, in the answer to their making; else null")
          @Nullable String oneTimePassword) {

    static MemberView of(Member member, @Nullable String oneTimePassword) {
      return new MemberView(
          member.personId(),
          member.login(),
          member.name(),
          member.role(),
          member.since(),
          oneTimePassword);
    }

    MemberView withoutSecret() {
      return new MemberView(personId, login, name, role, since, null);
    }
  }
}
