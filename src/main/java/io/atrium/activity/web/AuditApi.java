package io.atrium.activity.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.People;
import io.atrium.activity.ActivityQueries;
import io.atrium.activity.TrailEntry;
import io.atrium.activity.TrailFilter;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The trail, to be read and never changed. */
@RestController
@Tag(name = "Activity", description = "Who did what, when")
class AuditApi {

  private final ActivityQueries trail;
  private final People people;

  AuditApi(ActivityQueries trail, People people) {
    this.trail = trail;
    this.people = people;
  }

  @GetMapping("/api/v1/audit")
  @Operation(
      summary = "Read the trail, newest first",
      description = "For operators and auditors. All filters together.")
  Page<TrailView> audit(Actor actor, PageRequest page, @ParameterObject Asked asked) {
    return named(trail.audit(actor, asked.filter(), page));
  }

  @GetMapping("/api/v1/instances/{id}/events")
  @Operation(summary = "Read what happened to an instance, newest first")
  Page<TrailView> instance(Actor actor, @PathVariable String id, PageRequest page) {
    return named(trail.of(actor, id, "instance", page));
  }

  private Page<TrailView> named(Page<TrailEntry> page) {
    var actors = page.items().stream().map(TrailEntry::actor).collect(Collectors.toSet());
    var names = people.displayNames(actors);
    return page.map(entry -> TrailView.of(entry, names));
  }

  /** Which entries somebody asks for, field by field as in the entries themselves. */
  record Asked(
      @Parameter(description = "Only what this person did") @Nullable String actorId,
      @Parameter(description = "Only what happened in this department")
          @Nullable String departmentId,
      @Parameter(description = "Only what happened to this") @Nullable String subjectId,
      @Parameter(description = "Only this, such as instance.ordered") @Nullable String action,
      @Parameter(description = "From when on") @Nullable Instant from,
      @Parameter(description = "Until when, that moment not included") @Nullable Instant to) {

    TrailFilter filter() {
      return new TrailFilter(actorId, departmentId, subjectId, action, from, to);
    }
  }
}
