package io.atrium.hosts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.web.FormFaults;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The hosts and how they are, for operators; auditors may look. Reading only. */
@Controller
@RequestMapping("/hosts")
class HostPages {

  private final HostQueries queries;

  HostPages(HostQueries queries) {
    this.queries = queries;
  }

  @GetMapping
  String list(Actor actor, Model model) {
    var all = queries.all(actor);
    model.addAttribute("lines", all.stream().map(host -> HostLine.of(host, all)).toList());
    model.addAttribute("total", HostTotal.of(all));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    return "hosts/list";
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable String id, Model model) {
    return show(actor, queries.host(actor, id), queries.all(actor), model);
  }

  /** The part of the page that changes while a host is looked at for the first time. */
  @GetMapping("/{id}/live")
  String live(Actor actor, @PathVariable String id, Model model) {
    return show(actor, queries.host(actor, id), queries.all(actor), model) + " :: live";
  }

  /** Hosts that cannot run instances, for the start page of those who can mend them. */
  @GetMapping("/panels/attention")
  String attention(Actor actor, Model model) {
    var all = actor.may(Permission.ADMINISTER) ? queries.all(actor) : List.<Host>of();
    var unwell = all.stream().filter(HostPages::isUnwell);
    model.addAttribute("unwell", unwell.map(host -> HostLine.of(host, all)).toList());
    return "hosts/panels :: attention";
  }

  private static String show(Actor actor, Host host, List<Host> all, Model model) {
    return show(actor, HostLine.of(host, all), FormFaults.NONE, model);
  }

  static String show(Actor actor, HostLine line, FormFaults faults, Model model) {
    model.addAttribute("line", line);
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    model.addAttribute("faults", faults);
    return "hosts/show";
  }

  private static boolean isUnwell(Host host) {
    return host.health() == HostHealth.UNDETECTED || host.health() == HostHealth.UNHEALTHY;
  }
}
