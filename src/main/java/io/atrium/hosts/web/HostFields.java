package io.atrium.hosts.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostChange;
import io.atrium.hosts.NewHost;
import io.atrium.kernel.Faults;
import io.atrium.kernel.web.ETags;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form that registers a host or changes one. Where a host is reached is set once: another
 * address is another host.
 *
 * @param seen the entity tag of what the form shows, so that it is not saved over another change
 */
record HostFields(
    @Nullable String name,
    @Nullable String driver,
    @Nullable String uri,
    @Nullable String overcommit,
    @Nullable String seen) {

  static final HostFields BLANK = new HostFields(null, null, null, null, null);

  static HostFields of(Host host) {
    var promised = BigDecimal.valueOf(host.overcommit()).stripTrailingZeros().toPlainString();
    return new HostFields(
        host.name(), host.driver(), host.uri().toString(), promised, ETags.of(host.version()));
  }

  NewHost host() {
    return new NewHost(filled(name), filled(driver), filled(uri), promised());
  }

  HostChange change() {
    return new HostChange(Objects.requireNonNullElse(name, ""), promised());
  }

  private @Nullable BigDecimal promised() {
    var text = filled(overcommit);
    new Faults()
        .unless(
            text == null || text.matches("[0-9]{1,3}([.,][0-9]{1,2})?"),
            "overcommit",
            "must be 1 to 100, with at most two decimals")
        .refuse();
    return text == null ? null : new BigDecimal(text.replace(',', '.'));
  }
}
