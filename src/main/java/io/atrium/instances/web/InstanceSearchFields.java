package io.atrium.instances.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.instances.InstanceFilter;
import io.atrium.instances.Phase;
import io.atrium.kernel.Faults;
import io.atrium.kernel.web.NextLink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person may look for in the list. Empty fields match everything.
 *
 * @param owner {@code me} for the person's own
 * @param host id of the host they are on; asked for by a link, never by the form itself
 * @param needs {@code me} for those that need a person; asked for by a link, too
 */
record InstanceSearchFields(
    @Nullable String name,
    @Nullable String phase,
    @Nullable String department,
    @Nullable String owner,
    @Nullable String host,
    @Nullable String needs) {

  InstanceFilter filter(Actor actor) {
    return new InstanceFilter(
        filled(name),
        parsedPhase(),
        filled(department),
        "me".equals(owner) ? actor.personId() : null,
        null,
        null,
        filled(host),
        null,
        "me".equals(needs));
  }

  public boolean any() {
    return filled(name) != null
        || filled(phase) != null
        || filled(department) != null
        || filled(owner) != null
        || filled(host) != null
        || filled(needs) != null;
  }

  /** The address of the next stretch, or null at the end. */
  @Nullable String next(@Nullable String cursor) {
    var search = new LinkedHashMap<String, @Nullable String>();
    search.put("name", name);
    search.put("phase", phase);
    search.put("department", department);
    search.put("owner", owner);
    search.put("host", host);
    search.put("needs", needs);
    return NextLink.to("/instances", search, cursor);
  }

  private @Nullable Phase parsedPhase() {
    var wanted = filled(phase);
    if (wanted == null) {
      return null;
    }
    var found =
        Arrays.stream(Phase.values())
            .filter(each -> each.name().equals(wanted.toUpperCase(Locale.ROOT)))
            .findFirst();
    new Faults().unless(found.isPresent(), "phase", "is none that there is").refuse();
    return found.orElseThrow();
  }
}
