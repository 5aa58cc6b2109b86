package io.atrium.hosts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.HostInUse;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What an operator does to one host. Each is a plain form; a refusal is told on the host's page.
 */
@Controller
@RequestMapping("/hosts/{id}")
class HostActionPages {

  private static final String BACK = "redirect:/hosts/{id}";

  private final HostQueries queries;
  private final HostCommands commands;

  HostActionPages(HostQueries queries, HostCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @PostMapping("/drain")
  String drain(Actor actor, @PathVariable String id) {
    commands.drain(actor, id, null);
    return BACK;
  }

  @PostMapping("/activate")
  String activate(Actor actor, @PathVariable String id) {
    commands.activate(actor, id, null);
    return BACK;
  }

  @GetMapping("/remove")
  String askRemove(Actor actor, @PathVariable String id, Model model) {
    actor.require(Permission.ADMINISTER);
    model.addAttribute("line", HostLine.of(queries.host(id), queries.all()));
    return "hosts/remove";
  }

  @PostMapping("/remove")
  String remove(Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
    try {
      commands.remove(actor, id, null);
      return "redirect:/hosts";
    } catch (HostInUse refused) {
      response.setStatus(HttpStatus.CONFLICT.value());
      var line = HostLine.of(queries.host(id), queries.all());
      return HostPages.show(actor, line, FormFaults.of(refused), model);
    }
  }
}
