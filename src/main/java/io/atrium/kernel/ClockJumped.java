package io.atrium.kernel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clock of the machine under the portal has jumped. It is the institution's affair. */
public record ClockJumped(ClockJump jump) implements Recorded {

  @Override
  public String actor() {
    return PORTAL;
  }

  @Override
  public @Nullable String departmentId() {
    return null;
  }

  @Override
  public String subjectId() {
    return PORTAL;
  }

  @Override
  public String action() {
    return "clock.jumped";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("seconds", String.valueOf(jump.by().toSeconds()), "sentence", jump.sentence());
  }

  @Override
  public Instant at() {
    return jump.at();
  }
}
