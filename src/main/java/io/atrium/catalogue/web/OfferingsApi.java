package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.NewOffering;
import io.atrium.catalogue.Offering;
import io.atrium.catalogue.OfferingChange;
import io.atrium.catalogue.OfferingCommands;
import io.atrium.catalogue.OfferingFilter;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sizes that can be ordered, with what they cost now. */
@RestController
@RequestMapping("/api/v1/offerings")
@Tag(name = "Offerings", description = "Sizes that can be ordered")
class OfferingsApi {

  private static final String PATH = "/api/v1/offerings";

  private final CatalogueQueries queries;

  private final OfferingCommands commands;

  private final Prices prices;

  private final Idempotency idempotency;

  OfferingsApi(
      CatalogueQueries queries, OfferingCommands commands, Prices prices, Idempotency idempotency) {
    this.queries = queries;
    this.commands = commands;
    this.prices = prices;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(summary = "List the offerings, by SKU")
  Page<OfferingView> list(
      Actor actor,
      @Parameter(description = "Only sizes for this kind") @RequestParam(required = false)
          @Nullable Kind kind,
      @Parameter(description = "false lists those that can be ordered no more")
          @RequestParam(defaultValue = "true")
          boolean active,
      PageRequest page) {
    return queries.offerings(actor, new OfferingFilter(kind, active), page).map(prices::view);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show an offering")
  ResponseEntity<OfferingView> offering(Actor actor, @PathVariable String id) {
    return answer(queries.offering(actor, id));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Added")
  @Operation(
      summary = "Add an offering",
      description = "Its SKU, kind and size never change afterwards. Operators only.")
  ResponseEntity<OfferingView> add(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewOffering wanted) {
    return idempotency.once(
        actor,
        key,
        "POST " + PATH,
        wanted,
        () -> {
          var added = commands.add(actor, wanted);
          return ResponseEntity.created(URI.create(PATH + "/" + added.id()))
              .eTag(ETags.of(added.version()))
              .body(prices.view(added));
        });
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change the words of an offering, or whether it can be ordered",
      description = "Fields that are left out stay as they are. Operators only.")
  ResponseEntity<OfferingView> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody OfferingChange change) {
    return answer(commands.change(actor, id, change, ifMatch));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete an offering, or deactivate it",
      description =
          "One that was ever used is deactivated and kept, because instances and bills name it."
              + " Operators only.")
  void remove(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    commands.remove(actor, id, ifMatch);
  }

  private ResponseEntity<OfferingView> answer(Offering offering) {
    return ETags.of(prices.view(offering), offering.version());
  }
}
