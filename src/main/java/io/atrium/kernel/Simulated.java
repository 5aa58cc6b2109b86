package io.atrium.kernel;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of things of any room which of them are simulated, for whoever shows them. */
@Component
public class Simulated {

  private final ObjectProvider<SimulatedThings> rooms;

  Simulated(ObjectProvider<SimulatedThings> rooms) {
    this.rooms = rooms;
  }

  /** Whether any machine is or was simulated: where none is, nobody need look at each. */
  public boolean anyMachine() {
    return rooms.stream().anyMatch(SimulatedThings::anyMachine);
  }

  public Set<String> among(Collection<String> ids) {
    return rooms.stream().flatMap(room -> room.among(ids).stream()).collect(Collectors.toSet());
  }
}
