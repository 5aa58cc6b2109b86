package io.atrium.kernel;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes moments into sentences, in the institution's zone. */
@Component
public class Moments {

  private final DateTimeFormatter format;

  Moments(Institution institution) {
    format =
        DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
            .withZone(institution.zone());
  }

  public String of(Instant instant) {
    return format.format(instant);
  }

  public String span(Instant from, Instant to) {
    return "from %s to %s".formatted(of(from), of(to));
  }
}
