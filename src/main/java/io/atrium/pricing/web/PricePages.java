package io.atrium.pricing.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Offering;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Kind;
import io.atrium.kernel.web.FormFaults;
import io.atrium.metering.Meter;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.pricing.PricePreviews;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Rating;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The price book: what holds now, what held before and what will; operators add to it. */
@Controller
@RequestMapping("/prices")
class PricePages {

  private final PriceQueries queries;
  private final PriceCommands commands;
  private final PricePreviews previews;

  private final CatalogueQueries catalogue;

  private final DepartmentQueries departments;
  private final Institution institution;

  PricePages(
      PriceQueries queries,
      PriceCommands commands,
      PricePreviews previews,
      CatalogueQueries catalogue,
      DepartmentQueries departments,
      Institution institution) {
    this.queries = queries;
    this.commands = commands;
    this.previews = previews;
    this.catalogue = catalogue;
    this.departments = departments;
    this.institution = institution;
  }

  @GetMapping
  String list(Actor actor, Model model) {
    var current = queries.current();
    model.addAttribute(
        "versions", queries.versions(actor).stream().map(each -> version(each, current)).toList());
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    return "pricing/list";
  }

  @GetMapping("/new")
  String askNew(Actor actor, Model model) {
    actor.require(Permission.ADMINISTER);
    var fields = PriceFields.of(queries.versions(), queries.changes());
    return form(actor, fields, FormFaults.NONE, model);
  }

  /** What was not shown before with what it would change is shown, and not set. */
  @PostMapping("/new")
  String publish(
      Actor actor,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    var fields = PriceFields.of(entered, queries.versions());
    if (!fields.reviewed()) {
      return preview(actor, fields, model, response);
    }
    try {
      var faults = new Faults();
      commands.publish(actor, fields.prices(institution.zone(), faults), faults, fields.of("seen"));
      return "redirect:/prices";
    } catch (AtriumException refused) {
      return form(actor, fields, FormFaults.of(refused, response), model);
    }
  }

  /** The form again, with what its prices would have made of a month that is known. */
  private String preview(
      Actor actor, PriceFields fields, Model model, HttpServletResponse response) {
    try {
      var faults = new Faults();
      var wanted = fields.prices(institution.zone(), faults);
      model.addAttribute("preview", previews.preview(actor, wanted, faults));
      model.addAttribute("reviewed", fields.seal());
      return form(actor, fields, FormFaults.NONE, model);
    } catch (AtriumException refused) {
      return form(actor, fields, FormFaults.of(refused, response), model);
    }
  }

  private String form(Actor actor, PriceFields fields, FormFaults faults, Model model) {
    model.addAttribute("form", fields);
    model.addAttribute("terms", fields.terms());
    model.addAttribute("meters", Arrays.stream(Meter.values()).map(Meter::word).toList());
    model.addAttribute("environments", Environment.values());
    model.addAttribute("kinds", Kind.values());
    model.addAttribute("offerings", catalogue.offerings(actor));
    model.addAttribute("departments", departments.visible(actor));
    model.addAttribute("rows", rows(fields.base()));
    model.addAttribute("faults", faults);
    model.addAttribute("currency", institution.currency().getCurrencyCode());
    return "pricing/form";
  }

  private VersionView version(PriceVersion version, PriceVersion current) {
    var state =
        version.id().equals(current.id())
            ? "now"
            : version.effectiveFrom().isAfter(current.effectiveFrom()) ? "later" : "past";
    var free = state.equals("later") && commands.mayWithdraw(version);
    return new VersionView(version, state, free, rows(version), terms(version));
  }

  private List<TermRow> terms(PriceVersion version) {
    var free =
        version.allowances().stream()
            .map(each ->
                new TermRow(
                    each.meter().word(),
                    Rating.per(each.meter()),
                    each.departmentId() == null ? null : department(each.departmentId()),
                    BigDecimal.valueOf(each.units())));
    var less =
        version.discounts().stream()
            .map(each -> new TermRow(null, "", department(each.departmentId()), each.percent()));
    return Stream.concat(free, less).toList();
  }

  private String department(String id) {
    return departments.department(id).name();
  }

  private List<PriceRow> rows(PriceVersion version) {
    return version.prices().stream()
        .sorted(Comparator.comparing(Price::meter))
        .map(each ->
            PriceRow.of(
                each,
                institution.currency(),
                each.offeringId() == null ? null : offering(each.offeringId())))
        .toList();
  }

  /** An offering that was removed before anybody used it is told by its id. */
  private String offering(String id) {
    return catalogue.findOffering(id).map(Offering::name).orElse(id);
  }

  /**
   * One version.
   *
   * @param state {@code past}, {@code now} or {@code later}
   * @param withdrawable whether it can still be taken back
   */
  record VersionView(
      PriceVersion version,
      String state,
      boolean withdrawable,
      List<PriceRow> rows,
      List<TermRow> terms) {

    public boolean fromTheBeginning() {
      return version.effectiveFrom().equals(Instant.EPOCH);
    }
  }

  /**
   * An allowance, or a discount.
   *
   * @param meter null for a discount
   * @param department null for each that has nothing of its own
   */
  record TermRow(
      @Nullable String meter, String per, @Nullable String department, BigDecimal amount) {}
}
