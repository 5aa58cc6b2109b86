package io.atrium.costs.web;

import io.atrium.accounts.Actor;
import io.atrium.costs.Waste;
import io.atrium.costs.WasteQueries;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stretches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is paid for although nobody uses it, over REST. */
@RestController
@RequestMapping("/api/v1/waste")
@Tag(name = "Usage")
class WasteApi {

  private final WasteQueries waste;

  WasteApi(WasteQueries waste) {
    this.waste = waste;
  }

  @GetMapping
  @Operation(
      summary = "List machines that are paid for and not used, the dearest first",
      description =
          "Stopped ones that keep their disk, and idle ones: they have run unchanged for seven days"
              + " and used at most one hundredth of their processors. Where the counters are not"
              + " known, nothing is said.")
  Page<WasteBody> list(
      Actor actor,
      @Parameter(description = "Only of this department and those below it")
          @RequestParam(required = false)
          @Nullable String departmentId,
      PageRequest page) {
    var found = waste.of(actor, departmentId);
    return Stretches.of(found.machines(), page, Waste.Machine::id)
        .map(each -> WasteBody.of(each, found.month()));
  }
}
