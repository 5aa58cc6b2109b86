package io.atrium.budgets.web;

import io.atrium.accounts.Actor;
import io.atrium.budgets.BudgetCommands;
import io.atrium.budgets.BudgetQueries;
import io.atrium.budgets.BudgetStanding;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Budgets over REST: members see them, heads and operators set them. */
@RestController
@RequestMapping("/api/v1/budgets")
@Tag(name = "Budgets", description = "What departments mean to spend in a month")
class BudgetsApi {

  private final BudgetQueries queries;

  private final BudgetCommands commands;

  BudgetsApi(BudgetQueries queries, BudgetCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping
  @Operation(
      summary = "List where departments stand in the running month",
      description = "Each with everything below it, whether it has a budget or not.")
  Page<BudgetBody> list(Actor actor, PageRequest page) {
    var after = Cursor.read(page.cursor(), 1);
    var oneMore =
        queries.visible(actor).stream()
            .sorted(Comparator.comparing(BudgetsApi::id))
            .filter(each -> after == null || id(each).compareTo(after.getFirst()) > 0)
            .limit(page.oneMore())
            .toList();
    return Page.of(oneMore, page.limit(), each -> Cursor.of(id(each))).map(BudgetBody::of);
  }

  @GetMapping("/{departmentId}")
  @Operation(
      summary = "Show a department's budget, what it has spent, and what the month will cost")
  ResponseEntity<BudgetBody> show(Actor actor, @PathVariable String departmentId) {
    return answer(queries.of(actor, departmentId));
  }

  @PutMapping("/{departmentId}")
  @Operation(
      summary = "Set a department's budget",
      description =
          "Replaces it. It holds from now on, for this month too, and takes nothing away that runs."
              + " Heads and operators only.")
  ResponseEntity<BudgetBody> set(
      Actor actor,
      @PathVariable String departmentId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody BudgetBody.WantedBudget wanted) {
    commands.set(actor, departmentId, wanted.asked(), new Faults(), ifMatch);
    return answer(queries.of(actor, departmentId));
  }

  private static String id(BudgetStanding standing) {
    return standing.department().id();
  }

  private static ResponseEntity<BudgetBody> answer(BudgetStanding found) {
    return ETags.of(BudgetBody.of(found), found.budget().version());
  }
}
