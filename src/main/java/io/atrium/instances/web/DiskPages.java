package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.instances.ArchiveCommands;
import io.atrium.instances.CopyCommands;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.SnapshotQueries;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.WayBack;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people do with the whole disk of a machine: archive it, bring it back, copy it. */
@Controller
@RequestMapping("/instances/{id}")
class DiskPages {

  private static final String COPY = "-copy";

  /** Of a name, in characters. */
  private static final int LONGEST = 63;

  private final ArchiveCommands archives;
  private final SnapshotQueries snapshots;
  private final CopyCommands copies;
  private final InstanceQueries queries;
  private final InstanceViews views;

  DiskPages(
      ArchiveCommands archives,
      SnapshotQueries snapshots,
      CopyCommands copies,
      InstanceQueries queries,
      InstanceViews views) {
    this.archives = archives;
    this.snapshots = snapshots;
    this.copies = copies;
    this.queries = queries;
    this.views = views;
  }

  @ModelAttribute
  void noteWayBack(@PathVariable String id, HttpServletRequest request) {
    WayBack.note(request, "/instances/" + id);
  }

  @GetMapping("/archive")
  String askToArchive(Actor actor, @PathVariable String id, Model model) {
    return question(actor, id, FormFaults.NONE, model);
  }

  @PostMapping("/archive")
  String archive(Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
    try {
      archives.archive(actor, id);
      return "redirect:/instances/{id}";
    } catch (Forbidden | NotFound refused) {
      throw refused; // there is nothing to ask then
    } catch (AtriumException refused) {
      return question(actor, id, FormFaults.of(refused, response), model);
    }
  }

  private String question(Actor actor, String id, FormFaults faults, Model model) {
    model.addAttribute("faults", faults);
    model.addAttribute("snapshots", snapshots.of(actor, id));
    return show(actor, id, "instances/archive", model);
  }

  @PostMapping("/unarchive")
  String unarchive(Actor actor, @PathVariable String id) {
    archives.unarchive(actor, id);
    return "redirect:/instances/{id}";
  }

  @GetMapping("/copy")
  String copyForm(Actor actor, @PathVariable String id, Model model) {
    return form(actor, id, suggestion(actor, id), FormFaults.NONE, model);
  }

  @PostMapping("/copy")
  String copy(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String name,
      Model model,
      HttpServletResponse response) {
    try {
      return "redirect:/instances/" + copies.copy(actor, id, name, null).id();
    } catch (Forbidden | NotFound refused) {
      throw refused; // no other name would help
    } catch (AtriumException refused) {
      return form(actor, id, name, FormFaults.of(refused, response), model);
    }
  }

  /** A name that fits, as long as it is not taken. */
  private String suggestion(Actor actor, String id) {
    var name = queries.instance(actor, id).name();
    return name.substring(0, Math.min(name.length(), LONGEST - COPY.length())) + COPY;
  }

  private String form(Actor actor, String id, String name, FormFaults faults, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("faults", faults);
    return show(actor, id, "instances/copy", model);
  }

  private String show(Actor actor, String id, String page, Model model) {
    var instance = queries.instance(actor, id);
    actor.require(Permission.OPERATE_INSTANCES, instance.departmentId());
    model.addAttribute("view", views.view(actor, instance));
    return page;
  }
}
