package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.atrium.quota.Quota;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
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

/** Quota over REST: members see it, operators set it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Quota")
class QuotaApi {

  private final QuotaQueries queries;

  private final QuotaCommands commands;

  QuotaApi(QuotaQueries queries, QuotaCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping("/quotas")
  @Operation(summary = "List the quotas of all departments you can see")
  Page<QuotaView> list(Actor actor, PageRequest page) {
    var all = queries.visible(actor);
    var begin = begin(all, page.cursor());
    var oneMore = all.subList(begin, Math.min(all.size(), begin + page.oneMore()));
    return Page.of(oneMore, page.limit(), Quota::departmentId).map(QuotaView::of);
  }

  @GetMapping("/departments/{id}/quota")
  @Operation(summary = "Show what a department may have and what of it is taken")
  ResponseEntity<QuotaView> show(Actor actor, @PathVariable String id) {
    return answer(queries.of(actor, id));
  }

  @PutMapping("/departments/{id}/quota")
  @Operation(
      summary = "Set what a department may have",
      description =
          "Replaces all limits. A meter that is null or left out has no limit. A limit below what"
              + " is used grants nothing new and takes nothing away.")
  ResponseEntity<QuotaView> set(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody QuotaLimits limits) {
    commands.set(actor, id, limits, ifMatch);
    return answer(queries.of(actor, id));
  }

  private static ResponseEntity<QuotaView> answer(Quota quota) {
    return ETags.of(QuotaView.of(quota), quota.version());
  }

  /** Where the page after the named department begins. */
  private static int begin(List<Quota> all, @Nullable String after) {
    for (int i = 0; i < all.size(); i++) {
      if (Objects.equals(all.get(i).departmentId(), after)) {
        return i + 1;
      }
    }
    if (after != null) {
      throw new InvalidRequest("cursor", "is not the nextCursor of an earlier page");
    }
    return 0;
  }
}
