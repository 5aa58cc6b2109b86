package io.atrium.hosts.web;

import io.atrium.accounts.Actor;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostChange;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.HostQueries;
import io.atrium.hosts.NewHost;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The machines that instances run on, for operators; auditors may read. */
@RestController
@RequestMapping("/api/v1/hosts")
@Tag(name = "Hosts", description = "The machines that instances run on")
class HostsApi {

  private static final String PATH = "/api/v1/hosts";

  private final HostQueries queries;

  private final HostCommands commands;

  private final Idempotency idempotency;

  HostsApi(HostQueries queries, HostCommands commands, Idempotency idempotency) {
    this.queries = queries;
    this.commands = commands;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(summary = "List the hosts, by name")
  Page<HostView> list(Actor actor, PageRequest page) {
    return queries.list(actor, page).map(HostView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a host with its health, capacity and what is claimed of it")
  ResponseEntity<HostView> host(Actor actor, @PathVariable String id) {
    return answer(queries.host(actor, id));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Registered; it is looked at now")
  @Operation(
      summary = "Register a host",
      description =
          "It takes instances once the first look found it HEALTHY. An unprotected TCP address is"
              + " refused.")
  ResponseEntity<HostView> register(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewHost wanted) {
    return idempotency.once(
        actor,
        key,
        "POST " + PATH,
        wanted,
        () -> {
          var host = commands.register(actor, wanted);
          return ResponseEntity.created(URI.create(PATH + "/" + host.id()))
              .eTag(ETags.of(host.version()))
              .body(HostView.of(host));
        });
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Rename a host, or change its over-commit",
      description = "Fields that are left out stay as they are.")
  ResponseEntity<HostView> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody HostChange change) {
    return answer(commands.change(actor, id, change, ifMatch));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Forget an empty host",
      description = "Refused while instances are on it. Nothing on the machine itself is touched.")
  void remove(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    commands.remove(actor, id, ifMatch);
  }

  @PostMapping("/{id}/actions/drain")
  @Operation(
      summary = "Place nothing new on a host",
      description = "What runs on it stays. Repeating it is harmless.")
  ResponseEntity<HostView> drain(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return answer(commands.drain(actor, id, ifMatch));
  }

  @PostMapping("/{id}/actions/activate")
  @Operation(summary = "Place instances on a host again", description = "Repeating it is harmless.")
  ResponseEntity<HostView> activate(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return answer(commands.activate(actor, id, ifMatch));
  }

  private static ResponseEntity<HostView> answer(Host host) {
    return ETags.of(HostView.of(host), host.version());
  }
}
