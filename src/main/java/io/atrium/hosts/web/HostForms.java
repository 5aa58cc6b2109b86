package io.atrium.hosts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The form of a host. What was entered is shown again with what is wrong about it. */
@Controller
@RequestMapping("/hosts")
class HostForms {

  private final HostQueries queries;
  private final HostCommands commands;
  private final DriverGateway gateway;

  HostForms(HostQueries queries, HostCommands commands, DriverGateway gateway) {
    this.queries = queries;
    this.commands = commands;
    this.gateway = gateway;
  }

  @GetMapping("/new")
  String askNew(Actor actor, Model model) {
    actor.require(Permission.ADMINISTER);
    return form(null, HostFields.BLANK, FormFaults.NONE, model);
  }

  @PostMapping("/new")
  String register(
      Actor actor, @ModelAttribute HostFields fields, Model model, HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      return "redirect:/hosts/" + commands.register(actor, fields.host()).id();
    } catch (AtriumException refused) {
      return form(null, fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/{id}/edit")
  String edit(Actor actor, @PathVariable String id, Model model) {
    actor.require(Permission.ADMINISTER);
    return form(id, HostFields.of(queries.host(id)), FormFaults.NONE, model);
  }

  @PostMapping("/{id}/edit")
  String change(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute HostFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    queries.host(id);
    try {
      commands.change(actor, id, fields.change(), fields.seen());
      return "redirect:/hosts/{id}";
    } catch (AtriumException refused) {
      return form(id, fields, FormFaults.of(refused, response), model);
    }
  }

  private String form(@Nullable String id, HostFields fields, FormFaults faults, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    model.addAttribute(
        "drivers", gateway.descriptors().stream().map(DriverDescriptor::kind).sorted().toList());
    return "hosts/form";
  }
}
