package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.Page;
import io.atrium.kernel.RequestState;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.atrium.quota.NewRequest;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaRequest;
import io.atrium.quota.QuotaRequestCommands;
import io.atrium.quota.QuotaRequestQueries;
import io.atrium.quota.RequestKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What needs somebody's approval: asked by members, decided by operators and heads. */
@RestController
@RequestMapping("/api/v1/requests")
@Tag(name = "Requests", description = "What needs approval")
class RequestsApi {

  private static final String ROUTE = "POST /api/v1/requests";

  private final QuotaRequestQueries queries;
  private final QuotaRequestCommands commands;
  private final RequestViews views;
  private final Idempotency idempotency;

  RequestsApi(
      QuotaRequestQueries queries,
      QuotaRequestCommands commands,
      RequestViews views,
      Idempotency idempotency) {
    this.queries = queries;
    this.commands = commands;
    this.views = views;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(summary = "List the requests of all departments you can see, the newest first")
  Page<RequestView> list(
      Actor actor,
      @RequestParam @Nullable RequestState state,
      @RequestParam @Nullable String departmentId,
      PageRequest page) {
    return queries.list(actor, state, departmentId, page).map(views::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a request")
  ResponseEntity<RequestView> show(Actor actor, @PathVariable String id) {
    return answer(queries.request(actor, id));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Waits for a decision")
  @Operation(
      summary = "Ask for more",
      description =
          "Names the new limits; a meter that is null or left out stays as it is. With an end it is"
              + " a limit for a time, without one for good. Members ask for their department and"
              + " for themselves, heads for everybody in it. At most a million of each, and of"
              + " memory as many GiB; refused where such a limit has a window in that time"
              + " already.")
  ResponseEntity<RequestView> ask(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody RequestBodyView wanted) {
    return idempotency.once(
        actor,
        key,
        ROUTE,
        wanted,
        () -> {
          var made = commands.ask(actor, wanted.request());
          return ResponseEntity.created(URI.create("/api/v1/requests/" + made.id()))
              .eTag(ETags.of(made.revision()))
              .body(views.of(made));
        });
  }

  @PostMapping("/{id}/approve")
  @Operation(
      summary = "Approve a request",
      description =
          "Grants what was asked for, or less of it with a remark that says why. Operators; about"
              + " one person also the head of the department.")
  ResponseEntity<RequestView> approve(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody ApprovalBody how) {
    return once(
        actor,
        id + "/approve",
        key,
        how,
        () -> commands.approve(actor, id, how.limits(), how.remark(), ifMatch));
  }

  @PostMapping("/{id}/refuse")
  @Operation(
      summary = "Refuse a request",
      description =
          "With a remark that says why. Operators; about one person also the head of the"
              + " department.")
  ResponseEntity<RequestView> refuse(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody RefusalBody why) {
    return once(
        actor, id + "/refuse", key, why, () -> commands.refuse(actor, id, why.remark(), ifMatch));
  }

  @PostMapping("/{id}/withdraw")
  @Operation(summary = "Take a request back", description = "Only who asked may do so.")
  ResponseEntity<RequestView> withdraw(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return once(
        actor, id + "/withdraw", key, "withdraw", () -> commands.withdraw(actor, id, ifMatch));
  }

  private ResponseEntity<RequestView> once(
      Actor actor, String path, @Nullable String key, Object body, Supplier<QuotaRequest> deed) {
    return idempotency.once(actor, key, ROUTE + "/" + path, body, () -> answer(deed.get()));
  }

  private ResponseEntity<RequestView> answer(QuotaRequest request) {
    return ETags.of(views.of(request), request.revision());
  }

  /** A request as somebody makes it. */
  record RequestBodyView(
      @Nullable RequestKind kind,
      @Nullable String departmentId,
      @Nullable String personId,
      @Nullable QuotaLimits limits,
      @Schema(example = "Enrolment week: two hundred students in one lab") @Nullable String reason,
      @Nullable Instant from,
      @Nullable Instant to) {

    NewRequest request() {
      return new NewRequest(kind, departmentId, personId, limits, reason, from, to);
    }
  }

  /** How it is approved. */
  record ApprovalBody(@Nullable QuotaLimits limits, @Nullable String remark) {}

  /** Why it is refused. */
  record RefusalBody(@Schema(example = "The hosts are full") @Nullable String remark) {}
}
