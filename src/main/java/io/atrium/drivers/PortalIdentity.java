package io.atrium.drivers;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The owner tag of this portal on every host. Two portals on one host see each other's instances as
 * foreign. The id is made once and kept with the data.
 */
@Component
public class PortalIdentity {

  private volatile Supplier<String> source = () -> "unset";

  public String id() {
    return source.get();
  }

  /** Called once at start, before the first call to a host. */
  public void is(String portalId) {
    source = () -> portalId;
  }
}
