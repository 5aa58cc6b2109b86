package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.SnapshotCommands;
import io.atrium.instances.SnapshotQueries;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Snapshots for programs: the disks of machines as they were at a moment. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Snapshots", description = "The disks of machines as they were at a moment")
class SnapshotApi {

  private static final String INSTANCE = "/api/v1/instances/";

  private final SnapshotCommands commands;
  private final InstanceCommands instances;
  private final SnapshotQueries queries;
  private final InstanceBodies bodies;
  private final Answers answers;
  private final Idempotency idempotency;

  SnapshotApi(
      SnapshotCommands commands,
      InstanceCommands instances,
      SnapshotQueries queries,
      InstanceBodies bodies,
      Answers answers,
      Idempotency idempotency) {
    this.commands = commands;
    this.instances = instances;
    this.queries = queries;
    this.bodies = bodies;
    this.answers = answers;
    this.idempotency = idempotency;
  }

  @GetMapping("/snapshots")
  @Operation(summary = "List snapshots, newest first")
  Page<SnapshotBody> list(
      Actor actor,
      PageRequest page,
      @Parameter(description = "Only those of this instance") @RequestParam
          @Nullable String instanceId) {
    return queries.list(actor, instanceId, page).map(SnapshotBody::of);
  }

  @GetMapping("/snapshots/{id}")
  @Operation(summary = "Read one snapshot")
  ResponseEntity<SnapshotBody> read(Actor actor, @PathVariable String id) {
    var snapshot = queries.snapshot(actor, id);
    return ETags.of(SnapshotBody.of(snapshot), snapshot.version());
  }

  @DeleteMapping("/snapshots/{id}")
  @ApiResponse(responseCode = "200", description = "It is being deleted already")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(summary = "Delete a snapshot; answers with its instance")
  ResponseEntity<InstanceBody> delete(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return answers.accepted(commands.delete(actor, id, ifMatch));
  }

  @PostMapping("/instances/{id}/actions/snapshot")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(
      summary = "Keep the disk of an instance as it is now",
      description =
          "What runs goes on running, and its snapshot is what a power cut would have left. It"
              + " counts against the quota of snapshots, is charged by what it takes on the host,"
              + " and is deleted with its instance.")
  ResponseEntity<SnapshotBody> take(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewSnapshot body) {
    return idempotency.once(
        actor,
        key,
        "POST " + INSTANCE + id + "/actions/snapshot",
        body,
        () -> instances.unlessStale(actor, id, ifMatch, () -> taken(actor, id, body)));
  }

  private ResponseEntity<SnapshotBody> taken(Actor actor, String id, NewSnapshot body) {
    var taking = commands.take(actor, id, body.name());
    var operation = bodies.of(taking.instance()).operation();
    return Answers.underWay(taking.instance()).body(SnapshotBody.of(taking.snapshot(), operation));
  }

  @PostMapping("/instances/{id}/actions/restore")
  @ApiResponse(responseCode = "202", description = "Accepted; its operation tells how far it is")
  @Operation(
      summary = "Put the disk of an instance back as a snapshot has it",
      description =
          "What was written since is lost. A running instance is stopped for it and started again;"
              + " the snapshot stays.")
  ResponseEntity<InstanceBody> restore(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody Restoring body) {
    return idempotency.once(
        actor,
        key,
        "POST " + INSTANCE + id + "/actions/restore",
        body,
        () ->
            instances.unlessStale(
                actor,
                id,
                ifMatch,
                () -> answers.accepted(commands.restore(actor, id, body.snapshotId()))));
  }

  /** What a new snapshot is to be called. */
  record NewSnapshot(@Nullable String name) {}

  /** Which snapshot is to be put back. */
  record Restoring(String snapshotId) {

    /** Nothing names no snapshot. */
    Restoring(@Nullable String snapshotId) {
      this.snapshotId = Objects.requireNonNullElse(snapshotId, "");
    }
  }
}
