package io.atrium.pricing.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stretches;
import io.atrium.pricing.PriceCommands;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.web.PriceBody.NewVersion;
import io.atrium.pricing.web.PriceBody.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The price book over REST: everybody sees the prices, but the terms of departments only those who
 * see their bills; operators add to it, nobody edits it.
 */
@RestController
@RequestMapping("/api/v1/prices")
@Tag(name = "Prices", description = "What a unit costs for an hour, since when and until when")
class PricesApi {

  private static final long NEVER_EDITED = 0;

  private final PriceQueries queries;

  private final PriceCommands commands;

  private final Idempotency idempotency;

  private final String currency;

  PricesApi(
      PriceQueries queries,
      PriceCommands commands,
      Idempotency idempotency,
      Institution institution) {
    this.queries = queries;
    this.commands = commands;
    this.idempotency = idempotency;
    this.currency = institution.currency().getCurrencyCode();
  }

  @GetMapping
  @Operation(
      summary = "List the price versions, the latest first",
      description =
          "Allowances and discounts of a department are shown to those who may see its bills.")
  Page<Version> list(Actor actor, PageRequest page) {
    return Stretches.of(queries.versions(actor), page, PriceVersion::id).map(this::body);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a price version")
  ResponseEntity<Version> version(Actor actor, @PathVariable String id) {
    return queries.versions(actor).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(found -> ETags.of(body(found), NEVER_EDITED))
        .orElseThrow(() -> new NotFound("price version"));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Set")
  @Operation(
      summary = "Set prices for the time to come",
      description =
          "They hold from effectiveFrom, which lies in the future, until the next version begins."
              + " Each meter needs a price without environment, kind and offering; narrower ones"
              + " go before it. Operators only.")
  ResponseEntity<Version> publish(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewVersion wanted) {
    return idempotency.once(
        actor,
        key,
        "POST /api/v1/prices",
        wanted,
        () -> {
          var faults = new Faults();
          var made = commands.publish(actor, wanted.asked(faults), faults);
          return ResponseEntity.created(URI.create("/api/v1/prices/" + made.id()))
              .eTag(ETags.of(NEVER_EDITED))
              .body(body(made));
        });
  }

  @PostMapping("/{id}/actions/withdraw")
  @ApiResponse(responseCode = "204", description = "Withdrawn")
  @Operation(
      summary = "Withdraw prices that have not begun",
      description =
          "As if they had never been set; what holds within ten seconds cannot be"
              + " withdrawn any more. Operators only.")
  ResponseEntity<Void> withdraw(Actor actor, @PathVariable String id) {
    commands.withdraw(actor, id);
    return ResponseEntity.noContent().build();
  }

  private Version body(PriceVersion version) {
    return Version.of(version, version.id().equals(queries.current().id()), currency);
  }
}
