package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Snapshot;
import io.atrium.instances.SnapshotCommands;
import io.atrium.instances.SnapshotQueries;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.WayBack;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The snapshots of one machine, as a panel of its page and as a page of their own. */
@Controller
@RequestMapping("/instances/{id}/snapshots")
class SnapshotPages {

  private final SnapshotCommands commands;
  private final SnapshotQueries snapshots;
  private final InstanceQueries instances;
  private final InstanceViews views;

  SnapshotPages(
      SnapshotCommands commands,
      SnapshotQueries snapshots,
      InstanceQueries instances,
      InstanceViews views) {
    this.commands = commands;
    this.snapshots = snapshots;
    this.instances = instances;
    this.views = views;
  }

  @ModelAttribute
  void noteWayBack(@PathVariable String id, HttpServletRequest request) {
    WayBack.note(request, "/instances/" + id);
  }

  @GetMapping
  String list(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    var page = show(actor, id, "", FormFaults.NONE, model);
    return swap == null ? page : "instances/snapshots :: panel";
  }

  @PostMapping
  String take(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String name,
      Model model,
      HttpServletResponse response) {
    try {
      commands.take(actor, id, name.isBlank() ? null : name);
      return "redirect:/instances/{id}";
    } catch (Forbidden | NotFound refused) {
      throw refused; // no other name would help
    } catch (AtriumException refused) {
      return show(actor, id, name, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/{snapshot}/restore")
  String askToRestore(
      Actor actor, @PathVariable String id, @PathVariable String snapshot, Model model) {
    return ask(actor, id, snapshot, "restore", model);
  }

  @PostMapping("/{snapshot}/restore")
  String restore(Actor actor, @PathVariable String id, @PathVariable String snapshot) {
    commands.restore(actor, id, snapshot);
    return "redirect:/instances/{id}";
  }

  @GetMapping("/{snapshot}/delete")
  String askToDelete(
      Actor actor, @PathVariable String id, @PathVariable String snapshot, Model model) {
    return ask(actor, id, snapshot, "delete", model);
  }

  @PostMapping("/{snapshot}/delete")
  String delete(Actor actor, @PathVariable String id, @PathVariable String snapshot) {
    of(actor, id, snapshot);
    commands.delete(actor, snapshot, null);
    return "redirect:/instances/{id}";
  }

  private String ask(Actor actor, String id, String snapshot, String verb, Model model) {
    var instance = changeable(actor, id);
    model.addAttribute("snapshot", of(actor, id, snapshot));
    model.addAttribute("instance", instance);
    model.addAttribute("verb", verb);
    return "instances/snapshot-ask";
  }

  private Snapshot of(Actor actor, String id, String snapshot) {
    return snapshots.of(actor, id).stream()
        .filter(each -> each.id().equals(snapshot))
        .findFirst()
        .orElseThrow(() -> new NotFound("snapshot"));
  }

  private Instance changeable(Actor actor, String id) {
    var instance = instances.instance(actor, id);
    actor.require(Permission.OPERATE_INSTANCES, instance.departmentId());
    return instance;
  }

  private String show(Actor actor, String id, String name, FormFaults faults, Model model) {
    model.addAttribute("view", views.view(actor, instances.instance(actor, id)));
    model.addAttribute("snapshots", snapshots.of(actor, id));
    model.addAttribute("name", name);
    model.addAttribute("faults", faults);
    return "instances/snapshots";
  }
}
