package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.FormFaults;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaMeter;
import io.atrium.quota.QuotaRequest;
import io.atrium.quota.QuotaRequestCommands;
import io.atrium.quota.QuotaRequestQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One request: who asked sees what became of it, and who may decide decides here. */
@Controller
@RequestMapping("/requests/{id}")
class RequestDecisionPages {

  private final QuotaRequestQueries queries;
  private final QuotaRequestCommands commands;
  private final RequestViews views;

  RequestDecisionPages(
      QuotaRequestQueries queries, QuotaRequestCommands commands, RequestViews views) {
    this.queries = queries;
    this.commands = commands;
    this.views = views;
  }

  @GetMapping
  String show(Actor actor, @PathVariable String id, Model model) {
    return page(actor, id, null, FormFaults.NONE, model);
  }

  @PostMapping("/approve")
  String approve(
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new RequestFields(entered);
    return decide(
        actor,
        id,
        fields,
        model,
        response,
        () -> commands.approve(actor, id, fields.granted(), fields.of("remark"), null));
  }

  @PostMapping("/refuse")
  String refuse(
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new RequestFields(entered);
    return decide(
        actor,
        id,
        fields,
        model,
        response,
        () -> commands.refuse(actor, id, fields.of("remark"), null));
  }

  @PostMapping("/withdraw")
  String withdraw(Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
    return decide(actor, id, null, model, response, () -> commands.withdraw(actor, id, null));
  }

  private String decide(
      Actor actor,
      String id,
      @Nullable RequestFields fields,
      Model model,
      HttpServletResponse response,
      Supplier<QuotaRequest> decision) {
    try {
      return "redirect:/requests/" + decision.get().id();
    } catch (AtriumException refused) {
      return page(actor, id, fields, FormFaults.mendable(refused, response), model);
    }
  }

  private String page(
      Actor actor, String id, @Nullable RequestFields fields, FormFaults faults, Model model) {
    var request = queries.request(actor, id);
    model.addAttribute("request", views.of(request));
    model.addAttribute("asked", views.asked(request));
    model.addAttribute("lines", lines(request));
    model.addAttribute(
        "mayDecide", request.isOpen() && QuotaRequestQueries.mayDecide(actor, request));
    model.addAttribute("mine", request.isOpen() && request.askerId().equals(actor.personId()));
    model.addAttribute("form", fields == null ? wished(request) : fields);
    model.addAttribute("faults", faults);
    return "quota/request";
  }

  private static RequestFields wished(QuotaRequest request) {
    var entered = new HashMap<String, String>();
    lines(request).forEach(line -> entered.put(line.meter(), String.valueOf(line.wished())));
    return new RequestFields(entered);
  }

  private static List<Line> lines(QuotaRequest request) {
    return Arrays.stream(QuotaMeter.values())
        .flatMap(meter -> line(meter, request.wished(), request.granted()))
        .toList();
  }

  private static Stream<Line> line(
      QuotaMeter meter, QuotaLimits wished, @Nullable QuotaLimits granted) {
    var wish = wished.of(meter);
    return wish == null
        ? Stream.empty()
        : Stream.of(new Line(meter.word(), wish, granted == null ? null : granted.of(meter)));
  }

  /** One meter of a request. */
  record Line(String meter, long wished, @Nullable Long granted) {}
}
