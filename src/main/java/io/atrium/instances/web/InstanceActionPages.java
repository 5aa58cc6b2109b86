package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.NameTaken;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.Stale;
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

/** What a person does to an instance. Each is a plain form post; htmx only spares the reload. */
@Controller
@RequestMapping("/instances/{id}")
class InstanceActionPages {

  private static final String SWAP = "HX-Request";

  private final InstanceCommands commands;
  private final InstanceQueries queries;
  private final InstanceViews views;

  InstanceActionPages(InstanceCommands commands, InstanceQueries queries, InstanceViews views) {
    this.commands = commands;
    this.queries = queries;
    this.views = views;
  }

  @ModelAttribute
  void noteWayBack(@PathVariable String id, HttpServletRequest request) {
    WayBack.note(request, "/instances/" + id);
  }

  @PostMapping("/start")
  String start(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = SWAP, required = false) @Nullable String swap,
      Model model,
      HttpServletResponse response) {
    return after(actor, commands.start(actor, id), swap, model, response);
  }

  @PostMapping("/stop")
  String stop(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = SWAP, required = false) @Nullable String swap,
      Model model,
      HttpServletResponse response) {
    return after(actor, commands.stop(actor, id), swap, model, response);
  }

  @PostMapping("/reboot")
  String reboot(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = SWAP, required = false) @Nullable String swap,
      Model model,
      HttpServletResponse response) {
    return after(actor, commands.reboot(actor, id), swap, model, response);
  }

  /** Asks once more, for browsers that open no dialog. */
  @GetMapping("/delete")
  String askToDelete(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("view", views.view(actor, changeable(actor, id)));
    return "instances/delete";
  }

  @PostMapping("/delete")
  String delete(Actor actor, @PathVariable String id) {
    commands.delete(actor, id);
    return "redirect:/instances/{id}";
  }

  @GetMapping("/edit")
  String edit(Actor actor, @PathVariable String id, Model model) {
    return form(id, DescriptionFields.of(changeable(actor, id)), FormFaults.NONE, model);
  }

  @PostMapping("/edit")
  String describe(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute DescriptionFields fields,
      Model model,
      HttpServletResponse response) {
    try {
      commands.describe(actor, id, fields.seen(), fields.description());
      return "redirect:/instances/{id}";
    } catch (InvalidRequest | NameTaken | Stale refused) {
      return form(id, fields, FormFaults.of(refused, response), model);
    }
  }

  /** The instance, for whoever may change it: nobody is asked what they would be refused. */
  private Instance changeable(Actor actor, String id) {
    var instance = queries.instance(actor, id);
    actor.require(Permission.OPERATE_INSTANCES, instance.departmentId());
    return instance;
  }

  private static String form(String id, DescriptionFields fields, FormFaults faults, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "instances/edit";
  }

  private String after(
      Actor actor,
      Instance instance,
      @Nullable String swap,
      Model model,
      HttpServletResponse response) {
    if (swap == null) {
      return "redirect:/instances/{id}";
    }
    response.setHeader("HX-Trigger-After-Swap", "settled");
    model.addAttribute("view", views.view(actor, instance));
    return "instances/show :: live";
  }
}
