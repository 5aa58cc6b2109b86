package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.OperationType;
import io.atrium.instances.WrongState;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations for programs: how far something is that takes time. */
@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "Operations", description = "What was asked for, and how far it is")
class OperationApi {

  private static final Pattern SECONDS = Pattern.compile("([0-9]{1,2})s");
  private static final int LONGEST_WAIT = 60;

  private final InstanceQueries queries;
  private final InstanceCommands commands;
  private final OperationWaits waits;

  OperationApi(InstanceQueries queries, InstanceCommands commands, OperationWaits waits) {
    this.queries = queries;
    this.commands = commands;
    this.waits = waits;
  }

  @GetMapping
  @Operation(summary = "List operations, newest first")
  Page<OperationBody> list(
      Actor actor,
      PageRequest page,
      @Parameter(description = "Only those that are so far") @RequestParam
          @Nullable OperationStatus status) {
    return queries.operations(actor, status, page.limit(), page.cursor()).map(OperationBody::of);
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Read one operation",
      description = "With `?wait=30s` the answer comes when it has ended, or when the time is up.")
  ResponseEntity<OperationBody> read(
      Actor actor,
      @PathVariable String id,
      @Parameter(description = "How long to wait for its end, such as 30s; at most 60s")
          @RequestParam
          @Nullable String wait) {
    var longest = wait == null ? null : seconds(wait);
    var operation = queries.operation(actor, id);
    if (longest != null && !operation.status().ended()) {
      waits.forEnd(operation, longest, () -> queries.operation(actor, id).status().ended());
      operation = queries.operation(actor, id);
    }
    return ETags.of(OperationBody.of(operation), operation.version());
  }

  @DeleteMapping("/{id}")
  @ApiResponse(responseCode = "202", description = "Accepted; what was made is removed")
  @Operation(
      summary = "Ask an operation to stop",
      description =
          "Only the making of an instance can be stopped; what was made is removed again.")
  ResponseEntity<OperationBody> stop(Actor actor, @PathVariable String id) {
    var operation = queries.operation(actor, id);
    if (operation.status().ended()) {
      throw new WrongState("The operation has ended already.");
    }
    if (operation.type() != OperationType.CREATE) {
      throw new WrongState("Only the making of a machine can be stopped.");
    }
    commands.delete(actor, operation.instanceId());
    return ResponseEntity.accepted().body(OperationBody.of(queries.operation(actor, id)));
  }

  private static Duration seconds(String wait) {
    var match = SECONDS.matcher(wait);
    if (!match.matches() || Integer.parseInt(match.group(1)) > LONGEST_WAIT) {
      throw new InvalidRequest("wait", "must be a number of seconds such as 30s, at most 60s");
    }
    return Duration.ofSeconds(Integer.parseInt(match.group(1)));
  }
}
