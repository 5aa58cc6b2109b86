package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Orders;
import io.atrium.instances.ResizeCommands;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Instances for programs. What takes time answers 202 with the operation to wait for. */
@RestController
@RequestMapping("/api/v1/instances")
@Tag(name = "Instances", description = "Virtual machines and containers under one lifecycle")
class InstanceApi {

  private static final String ROUTE = "/api/v1/instances";

  private final Orders orders;
  private final InstanceCommands commands;
  private final ResizeCommands resizes;
  private final InstanceQueries queries;
  private final InstanceBodies bodies;
  private final Answers answers;
  private final Idempotency idempotency;

  InstanceApi(
      Orders orders,
      InstanceCommands commands,
      ResizeCommands resizes,
      InstanceQueries queries,
      InstanceBodies bodies,
      Answers answers,
      Idempotency idempotency) {
    this.orders = orders;
    this.commands = commands;
    this.resizes = resizes;
    this.queries = queries;
    this.bodies = bodies;
    this.answers = answers;
    this.idempotency = idempotency;
  }

  @PostMapping
  @Operation(
      summary = "Order one or more instances",
      description =
          "Quota is held and a host is claimed before the answer. One instance answers with itself;"
              + " several answer with a list in `items`. Repeat safely with `Idempotency-Key`.")
  @ApiResponse(
      responseCode = "202",
      description = "Accepted; its operation tells how far it is",
      content = @Content(schema = @Schema(oneOf = {InstanceBody.class, SeveralInstances.class})))
  ResponseEntity<Object> order(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewInstance body) {
    return idempotency.once(
        actor, key, "POST " + ROUTE, body, () -> ordered(actor, orders.place(actor, body.order())));
  }

  private ResponseEntity<Object> ordered(Actor actor, List<Instance> instances) {
    var only = instances.getFirst();
    var warnings = orders.warnings(actor, only.departmentId(), null, instances.size());
    if (instances.size() == 1) {
      return Answers.underWay(only).body(bodies.of(only, warnings));
    }
    return ResponseEntity.accepted().body(new SeveralInstances(bodies.of(instances), warnings));
  }

  @GetMapping
  @Operation(summary = "List instances, newest first unless asked otherwise")
  Page<InstanceBody> list(Actor actor, PageRequest page, @ParameterObject InstanceQuestion asked) {
    var found = queries.list(actor, asked.filter(), asked.order(), page);
    return new Page<>(bodies.of(found.items()), found.nextCursor());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one instance")
  ResponseEntity<InstanceBody> read(Actor actor, @PathVariable String id) {
    var instance = queries.instance(actor, id);
    return ETags.of(bodies.of(instance), instance.version());
  }

  @PatchMapping("/{id}")
  @ApiResponse(responseCode = "200", description = "Changed")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(
      summary = "Rename, label, protect, give another size, or wish for another state",
      description =
          "Answers 202 with an operation where `desired` or `offeringId` changes, else 200."
              + " Another size needs a stop where the host cannot give it to a running machine.")
  ResponseEntity<InstanceBody> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody InstanceChange body) {
    return commands.unlessStale(
        actor,
        id,
        ifMatch,
        () -> {
          var present = queries.instance(actor, id);
          var desired = body.desired() == present.desired() ? null : body.desired();
          var offering = body.newOffering(present);
          body.refuseTwoWishes(offering != null, desired != null);
          var changed = commands.change(actor, id, body.description(), desired);
          if (offering != null) {
            return answers.accepted(resizes.resize(actor, id, offering));
          }
          return desired == null
              ? ResponseEntity.ok().eTag(ETags.of(changed.version())).body(bodies.of(changed))
              : answers.accepted(changed);
        });
  }

  @DeleteMapping("/{id}")
  @ApiResponse(responseCode = "200", description = "It is so already")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(summary = "Delete an instance with its disk")
  ResponseEntity<InstanceBody> delete(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return commands.unlessStale(
        actor, id, ifMatch, () -> answers.accepted(commands.delete(actor, id)));
  }

  @PostMapping("/{id}/actions/start")
  @ApiResponse(responseCode = "200", description = "It is so already")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(summary = "Start an instance; one that runs already stays as it is")
  ResponseEntity<InstanceBody> start(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return act(actor, id, "start", ifMatch, key, () -> commands.start(actor, id));
  }

  @PostMapping("/{id}/actions/stop")
  @ApiResponse(responseCode = "200", description = "It is so already")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(summary = "Stop an instance: the guest is asked first, then its power is cut")
  ResponseEntity<InstanceBody> stop(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return act(actor, id, "stop", ifMatch, key, () -> commands.stop(actor, id));
  }

  @PostMapping("/{id}/actions/reboot")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(summary = "Restart a running instance in place")
  ResponseEntity<InstanceBody> reboot(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return act(actor, id, "reboot", ifMatch, key, () -> commands.reboot(actor, id));
  }

  private ResponseEntity<InstanceBody> act(
      Actor actor,
      String id,
      String verb,
      @Nullable String ifMatch,
      @Nullable String key,
      Supplier<Instance> deed) {
    return idempotency.once(
        actor,
        key,
        "POST %s/%s/actions/%s".formatted(ROUTE, id, verb),
        verb,
        () -> commands.unlessStale(actor, id, ifMatch, () -> answers.accepted(deed.get())));
  }

  /** What an order of several alike is answered with. */
  record SeveralInstances(List<InstanceBody> items, List<String> warnings) {}
}
