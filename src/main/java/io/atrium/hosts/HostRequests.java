package io.atrium.hosts;

import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges what was asked about a host, with all faults at once. */
@Component
class HostRequests {

  private final Hosts hosts;

  private final HostPlaces places;

  private final HostSettings settings;

  private final Validator validator;

  private final Ids ids;

  private final Clock clock;

  HostRequests(
      Hosts hosts,
      HostPlaces places,
      HostSettings settings,
      Validator validator,
      Ids ids,
      Clock clock) {
    this.hosts = hosts;
    this.places = places;
    this.settings = settings;
    this.validator = validator;
    this.ids = ids;
    this.clock = clock;
  }

  /** The host to be stored. */
  StoredHost judge(NewHost wanted) {
    var faults = new Faults().constraints(validator, wanted);
    var place = places.check(wanted.driver(), wanted.uri(), faults);
    var name = wanted.name() == null ? null : wanted.name().strip();
    noteTaken(name, place, faults);
    faults.refuse();
    if (place == null || name == null) {
      throw new IllegalStateException("A request without faults has a name and a place");
    }
    var id = ids.next("h");
    return new StoredHost(id, place, name, overcommit(wanted, place), clock.instant());
  }

  void judge(HostChange change, String id) {
    var name = change.name() == null ? null : change.name().strip();
    new Faults()
        .constraints(validator, change)
        .unlessTaken(() -> isFree(name, id), "host", "name")
        .refuse();
  }

  private void noteTaken(@Nullable String name, @Nullable HostPlace place, Faults faults) {
    faults.unlessTaken(() -> isFree(name, ""), "host", "name");
    if (place != null) {
      var driver = place.driver().kind();
      var uri = place.uri().toString();
      faults.unlessTaken(() -> !hosts.existsByDriverAndUri(driver, uri), "host", "uri");
    }
  }

  private boolean isFree(@Nullable String name, String id) {
    return name == null || !hosts.existsByNameAndIdNot(name, id);
  }

  /** A simulated host keeps exactly the size that its address says. */
  private BigDecimal overcommit(NewHost wanted, HostPlace place) {
    var usual =
        place.driver().simulated() ? BigDecimal.ONE : BigDecimal.valueOf(settings.overcommit());
    return Objects.requireNonNullElse(wanted.overcommit(), usual);
  }
}
