package io.atrium.activity.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.activity.ActivityQueries;
import io.atrium.activity.TrailFilter;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail as people read it: who did what, when. */
@Controller
class ActivityPages {

  private static final PageRequest LATEST = new PageRequest(5, null);

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

  /** What was done to a machine behind the portal's back, for the page of the machine. */
  @GetMapping("/activity/panels/outside/{id}")
  String outside(Actor actor, @PathVariable String id, Model model) {
    var filter = new TrailFilter(null, null, id, "instance.changed-outside", null, null);
    var found = queries.visible(actor, filter, LATEST);
    model.addAttribute("entries", lines.of(actor, found.items()));
    return "activity/panels :: outside";
  }
}
