package io.atrium.kernel.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the portal can work: it is up, and its database answers. Tells no more, to nobody. */
@RestController
class Health {

  private final DatabasePulse database;

  Health(DatabasePulse database) {
    this.database = database;
  }

  @GetMapping(path = "/health", produces = "application/json")
  ResponseEntity<Map<String, String>> health() {
    return database.beats()
        ? ResponseEntity.ok(Map.of("status", "UP"))
        : ResponseEntity.status(503).body(Map.of("status", "DOWN"));
  }
}
