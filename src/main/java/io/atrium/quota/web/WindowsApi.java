package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.atrium.quota.NewWindow;
import io.atrium.quota.QuotaWindow;
import io.atrium.quota.QuotaWindows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other limits for a time: members see them, operators set them. */
@RestController
@RequestMapping("/api/v1/departments/{id}/quota/windows")
@Tag(name = "Quota")
class WindowsApi {

  private static final String ROUTE = "/api/v1/departments/%s/quota/windows";

  private final QuotaWindows windows;

  private final Idempotency idempotency;

  WindowsApi(QuotaWindows windows, Idempotency idempotency) {
    this.windows = windows;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(
      summary = "List the other limits that a department and its people have for a time",
      description = "Those that hold now and those to come.")
  Page<WindowView> list(Actor actor, @PathVariable String id, PageRequest page) {
    var after = Cursor.read(page.cursor(), 1);
    var oneMore =
        windows.of(actor, id).stream()
            .sorted(Comparator.comparing(QuotaWindow::id))
            .filter(each -> after == null || each.id().compareTo(after.getFirst()) > 0)
            .limit(page.oneMore())
            .toList();
    return Page.of(oneMore, page.limit(), each -> Cursor.of(each.id())).map(WindowView::of);
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Opens at its beginning")
  @Operation(
      summary = "Give a department another limit for a time",
      description =
          "It holds from its first instant to the one at which it ends, and the limit apart from it"
              + " before and after. Of one meter there is one at a time. Operators only.")
  ResponseEntity<WindowView> add(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody WindowBody wanted) {
    var route = ROUTE.formatted(id);
    return idempotency.once(
        actor,
        key,
        "POST " + route,
        wanted,
        () -> {
          var made = windows.add(actor, id, wanted.window());
          return ResponseEntity.created(URI.create(route + "/" + made.id()))
              .body(WindowView.of(made));
        });
  }

  @DeleteMapping("/{windowId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take such a limit away",
      description = "Also while it holds. Nothing that is used is taken away. Operators only.")
  void remove(Actor actor, @PathVariable String id, @PathVariable String windowId) {
    windows.remove(actor, id, windowId);
  }

  /** A limit for a time as it shall be. */
  record WindowBody(
      @Schema(example = "vcpus") @Nullable String meter,
      @Schema(example = "80") @Nullable Long limit,
      @Nullable Instant from,
      @Nullable Instant to,
      @Schema(example = "Enrolment week") @Nullable String reason) {

    NewWindow window() {
      return new NewWindow(meter, limit, from, to, reason);
    }
  }
}
