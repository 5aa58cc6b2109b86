package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.instances.ArchiveCommands;
import io.atrium.instances.CopyCommands;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCommands;
import io.atrium.kernel.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What programs do with the whole disk of an instance. */
@RestController
@RequestMapping("/api/v1/instances/{id}/actions")
@Tag(name = "Instances", description = "Virtual machines and containers under one lifecycle")
class DiskApi {

  private final ArchiveCommands archives;
  private final CopyCommands copies;
  private final InstanceCommands instances;
  private final Answers answers;
  private final Idempotency idempotency;

  DiskApi(
      ArchiveCommands archives,
      CopyCommands copies,
      InstanceCommands instances,
      Answers answers,
      Idempotency idempotency) {
    this.archives = archives;
    this.copies = copies;
    this.instances = instances;
    this.answers = answers;
    this.idempotency = idempotency;
  }

  @PostMapping("/archive")
  @ApiResponse(responseCode = "200", description = "It is so already")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(
      summary = "Take an instance off its host, and keep its disk packed in the portal's store",
      description =
          "It is stopped first. Quota and room on the host are free again; it is charged by what"
              + " its packed disk takes. Its addresses may be others when it comes back.")
  ResponseEntity<InstanceBody> archive(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return act(actor, id, "archive", ifMatch, key, () -> archives.archive(actor, id));
  }

  @PostMapping("/unarchive")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(
      summary = "Bring an archived instance back to a host, and start it",
      description = "It needs quota and room on a host as if it were new.")
  ResponseEntity<InstanceBody> unarchive(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
    return act(actor, id, "unarchive", ifMatch, key, () -> archives.unarchive(actor, id));
  }

  @PostMapping("/clone")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(
      summary = "Order a new instance that begins with a copy of this one's disk",
      description =
          "Answers with the new one. What runs goes on running, and its copy begins with what a"
              + " power cut would have left. It has the same image, environment and labels.")
  ResponseEntity<InstanceBody> copy(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody Copying body) {
    return act(
        actor,
        id,
        "clone",
        ifMatch,
        key,
        body,
        () -> copies.copy(actor, id, body.name(), body.offeringId()));
  }

  private ResponseEntity<InstanceBody> act(
      Actor actor,
      String id,
      String verb,
      @Nullable String ifMatch,
      @Nullable String key,
      Supplier<Instance> deed) {
    return act(actor, id, verb, ifMatch, key, verb, deed);
  }

  private ResponseEntity<InstanceBody> act(
      Actor actor,
      String id,
      String verb,
      @Nullable String ifMatch,
      @Nullable String key,
      Object body,
      Supplier<Instance> deed) {
    return idempotency.once(
        actor,
        key,
        "POST /api/v1/instances/%s/actions/%s".formatted(id, verb),
        body,
        () -> instances.unlessStale(actor, id, ifMatch, () -> answers.accepted(deed.get())));
  }

  /** What the copy is to be called, and another size where it is to have one. */
  record Copying(String name, @Nullable String offeringId) {

    /** Nothing is no name, and refused like any other that is none. */
    Copying(@Nullable String name, @Nullable String offeringId) {
      this.name = Objects.requireNonNullElse(name, "");
      this.offeringId = offeringId;
    }
  }
}
