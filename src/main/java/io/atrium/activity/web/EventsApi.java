package io.atrium.activity.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Standing;
import io.atrium.kernel.InvalidRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Live changes as server-sent events. The request's own thread writes them for as long as somebody
 * listens: it is a virtual one, and costs next to nothing while it waits.
 */
@RestController
@Tag(name = "Activity")
class EventsApi {

  private final EventStreams streams;

  EventsApi(EventStreams streams) {
    this.streams = streams;
  }

  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Watch changes as they happen",
      description =
          "Each event is named after its action; its data is an entry of the trail. Reconnect with"
              + " the Last-Event-ID you saw last, and nothing is missed; an entry may then come"
              + " twice. The event \"reset\" says that too much was missed: read the lists again.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = TrailView.class)))
  void events(
      Actor actor,
      Standing standing,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    if (last != null && !last.matches("[0-9]{1,18}")) {
      throw new InvalidRequest("Last-Event-ID", "must be the id of an event you saw");
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // proxies must not collect events
    streams.run(actor, standing, last == null ? null : Long.valueOf(last), response.getWriter());
  }
}
