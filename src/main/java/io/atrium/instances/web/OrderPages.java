package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.instances.NoCapacity;
import io.atrium.instances.Orders;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The order form. It shows price and quota before the order; changing a choice asks for that part
 * of the page again, and without script a button does the same.
 */
@Controller
@RequestMapping("/instances/new")
class OrderPages {

  private final OrderChoices choices;
  private final Orders orders;

  OrderPages(OrderChoices choices, Orders orders) {
    this.choices = choices;
    this.orders = orders;
  }

  @GetMapping
  String form(
      Actor actor,
      @ModelAttribute OrderFields fields,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
      Model model) {
    show(actor, fields, FormFaults.NONE, model);
    return target == null ? "instances/order" : "instances/order :: " + part(target);
  }

  @PostMapping
  String place(
      Actor actor, @ModelAttribute OrderFields fields, Model model, HttpServletResponse response) {
    try {
      var placed = orders.place(actor, fields.order());
      return placed.size() == 1
          ? "redirect:/instances/" + placed.getFirst().id()
          : "redirect:/instances?owner=me";
    } catch (Forbidden refused) {
      throw refused; // no other entry into the form would help
    } catch (AtriumException refused) {
      model.addAttribute("full", refused instanceof NoCapacity);
      show(actor, fields, FormFaults.of(refused, response), model);
      return "instances/order";
    }
  }

  private void show(Actor actor, OrderFields fields, FormFaults faults, Model model) {
    model.addAttribute("form", fields);
    model.addAttribute("order", choices.view(actor, fields));
    model.addAttribute("faults", faults);
  }

  private static String part(String target) {
    return target.equals("order-summary") ? "quote" : "rest";
  }
}
