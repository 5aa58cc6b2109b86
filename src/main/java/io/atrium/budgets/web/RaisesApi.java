package io.atrium.budgets.web;

import io.atrium.accounts.Actor;
import io.atrium.budgets.BudgetRaise;
import io.atrium.budgets.RaiseCommands;
import io.atrium.budgets.RaiseQueries;
import io.atrium.budgets.web.RaiseBody.RaiseRemark;
import io.atrium.budgets.web.RaiseBody.WantedRaise;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RestController;

/** More money for a month: asked by whoever orders, decided by heads and operators. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Budgets")
class RaisesApi {

  private static final String ROUTE = "POST /api/v1/budget-raises";

  private final RaiseQueries queries;

  private final RaiseCommands commands;

  private final Idempotency idempotency;

  RaisesApi(RaiseQueries queries, RaiseCommands commands, Idempotency idempotency) {
    this.queries = queries;
    this.commands = commands;
    this.idempotency = idempotency;
  }

  @GetMapping("/budgets/{departmentId}/raises")
  @Operation(summary = "List who asked for more money for a department, the newest first")
  Page<RaiseBody> list(Actor actor, @PathVariable String departmentId, PageRequest page) {
    return queries.list(actor, departmentId, page).map(RaiseBody::of);
  }

  @PostMapping("/budgets/{departmentId}/raises")
  @ApiResponse(responseCode = "201", description = "Waits for a decision")
  @Operation(
      summary = "Ask for more money in the running month",
      description =
          "Whoever may order in the department or below it asks; its head or an operator decides.")
  ResponseEntity<RaiseBody> ask(
      Actor actor,
      @PathVariable String departmentId,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody WantedRaise wanted) {
    return idempotency.once(
        actor,
        key,
        "POST /api/v1/budgets/%s/raises".formatted(departmentId),
        wanted,
        () -> {
          var made = commands.ask(actor, departmentId, wanted.asked());
          return ResponseEntity.created(URI.create("/api/v1/budget-raises/" + made.id()))
              .eTag(ETags.of(made.revision()))
              .body(RaiseBody.of(made));
        });
  }

  @GetMapping("/budget-raises/{id}")
  @Operation(summary = "Show a request for more money")
  ResponseEntity<RaiseBody> show(Actor actor, @PathVariable String id) {
    return answer(queries.raise(actor, id));
  }

  @PostMapping("/budget-raises/{id}/approve")
  @Operation(
      summary = "Approve more money for the month",
      description = "The budget of that month is larger from now on. Heads and operators only.")
  ResponseEntity<RaiseBody> approve(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody RaiseRemark how) {
    return once(
        actor, id + "/approve", key, how, () -> commands.approve(actor, id, how.remark(), ifMatch));
  }

  @PostMapping("/budget-raises/{id}/refuse")
  @Operation(
      summary = "Refuse more money",
      description = "With a remark that says why. Heads and operators only.")
  ResponseEntity<RaiseBody> refuse(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody RaiseRemark why) {
    return once(
        actor, id + "/refuse", key, why, () -> commands.refuse(actor, id, why.remark(), ifMatch));
  }

  @PostMapping("/budget-raises/{id}/withdraw")
  @Operation(
      summary = "Take a request for more money back",
      description = "Only who asked may do so.")
  ResponseEntity<RaiseBody> withdraw(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return once(
        actor, id + "/withdraw", key, "withdraw", () -> commands.withdraw(actor, id, ifMatch));
  }

  private ResponseEntity<RaiseBody> once(
      Actor actor, String path, @Nullable String key, Object body, Supplier<BudgetRaise> deed) {
    return idempotency.once(actor, key, ROUTE + "/" + path, body, () -> answer(deed.get()));
  }

  private static ResponseEntity<RaiseBody> answer(BudgetRaise raise) {
    return ETags.of(RaiseBody.of(raise), raise.revision());
  }
}
