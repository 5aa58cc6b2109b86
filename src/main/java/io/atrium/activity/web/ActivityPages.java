package io.atrium.activity.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.accounts.People;
import io.atrium.activity.ActivityQueries;
import io.atrium.activity.TrailEntry;
import io.atrium.activity.TrailFilter;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail as people read it: who did what, when. */
@Controller
class ActivityPages {

  private final ActivityQueries queries;
  private final People people;

  ActivityPages(ActivityQueries queries, People people) {
    this.queries = queries;
    this.people = people;
  }

  @GetMapping("/activity")
  String list(
      Actor actor,
      PageRequest page,
      @RequestParam(required = false) @Nullable String subject,
      Model model) {
    var about = filled(subject);
    var filter = new TrailFilter(null, null, about, null, null, null);
    var found = queries.visible(actor, filter, page);
    var search = new LinkedHashMap<String, @Nullable String>();
    search.put("subject", about);
    model.addAttribute("entries", lines(found.items()));
    model.addAttribute("about", about);
    model.addAttribute("next", NextLink.to("/activity", search, found.nextCursor()));
    return "activity/list";
  }

  private List<Line> lines(List<TrailEntry> entries) {
    var names = people.displayNames(entries.stream().map(TrailEntry::actor).distinct().toList());
    return entries.stream().map(entry -> line(entry, names)).toList();
  }

  private static Line line(TrailEntry entry, Map<String, String> names) {
    var details = entry.details();
    return new Line(
        entry.at(),
        names.getOrDefault(entry.actor(), entry.actor()),
        entry.action(),
        details.getOrDefault("name", details.getOrDefault("login", entry.subjectId())),
        entry.subjectId().startsWith("i-") ? "/instances/" + entry.subjectId() : null,
        details.get("sentence"));
  }

  /**
   * One entry, ready to print.
   *
   * @param action key of its words
   * @param href where the thing is shown, or null
   * @param sentence what there is to say beside it, or null
   */
  record Line(
      Instant at,
      String who,
      String action,
      String what,
      @Nullable String href,
      @Nullable String sentence) {}
}
