package io.atrium.activity.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.activity.ActivityQueries;
import io.atrium.activity.TrailEntry;
import io.atrium.activity.TrailFilter;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail as people read it: who did what, when. */
@Controller
class ActivityPages {

  private static final int SHOWN = 5;

  /** What the portal finds out about a machine although nobody asked for it. */
  private static final List<String> NOTICED =
      List.of("instance.changed-outside", "instance.parked");

  private final ActivityQueries queries;
  private final TrailLines lines;

  ActivityPages(ActivityQueries queries, TrailLines lines) {
    this.queries = queries;
    this.lines = lines;
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
    model.addAttribute("entries", lines.of(actor, found.items()));
    model.addAttribute("about", about);
    model.addAttribute("next", NextLink.to("/activity", search, found.nextCursor()));
    return "activity/list";
  }

  /** What the portal noticed of a machine without being asked, for the page of the machine. */
  @GetMapping("/activity/panels/noticed/{id}")
  String noticed(Actor actor, @PathVariable String id, Model model) {
    var latest =
        NOTICED.stream()
            .flatMap(action -> latest(actor, id, action).stream())
            .sorted(Comparator.comparingLong(TrailEntry::sequence).reversed())
            .limit(SHOWN)
            .toList();
    model.addAttribute("entries", lines.of(actor, latest));
    return "activity/panels :: noticed";
  }

  private List<TrailEntry> latest(Actor actor, String id, String action) {
    var filter = new TrailFilter(null, null, id, action, null, null);
    return queries.visible(actor, filter, new PageRequest(SHOWN, null)).items();
  }
}
