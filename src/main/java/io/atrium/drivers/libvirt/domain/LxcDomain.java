package io.atrium.drivers.libvirt.domain;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A system container as libvirt takes it: its own root folder, its own numbers for users, hard
 * limits of memory and processor time, and no device or folder of the host.
 *
 * @param command its first process with arguments; {@code /sbin/init} when empty
 */
public record LxcDomain(
    String name,
    OwnerTag tag,
    String rootFolder,
    IdMap ids,
    Card card,
    List<String> command,
    Map<String, String> environment) {

  static final int PERIOD_MICROS = 100_000;

  private static final String INIT = "/sbin/init";

  /** The network it is on. */
  public record Card(String network, String mac) {}

  /** Which numbers of the host stand for the users 0 to {@code count} - 1 of the container. */
  public record IdMap(int first, int count) {}

  public String xml() {
    return document(
        "domain",
        domain -> {
          domain.with("type", "lxc");
          domain.text("name", name);
          domain.text("uuid", DomainIdentity.uuid(name).toString());
          domain.element("metadata", tag::write);
          limits(domain);
          domain.element("os", this::firstProcess);
          domain.element("idmap", this::idMap);
          domain.element("features", features -> features.empty("privnet"));
          domain.empty("clock", "offset", "utc");
          domain.text("on_poweroff", "destroy");
          domain.text("on_reboot", "restart");
          domain.text("on_crash", "destroy");
          domain.element("devices", this::devices);
        });
  }

  private void limits(Xml domain) {
    var mib = String.valueOf(tag.size().memoryMib());
    domain.element("memory", memory -> memory.with("unit", "MiB").characters(mib));
    domain.element(
        "memtune",
        tune -> tune.element("hard_limit", limit -> limit.with("unit", "MiB").characters(mib)));
    domain.text("vcpu", String.valueOf(tag.size().vcpus()));
    domain.element(
        "cputune",
        tune -> {
          tune.text("period", String.valueOf(PERIOD_MICROS));
          tune.text("quota", String.valueOf(LxcLimits.quota(tag.size())));
        });
  }

  private void firstProcess(Xml os) {
    os.text("type", "exe");
    os.text("init", command.isEmpty() ? INIT : command.getFirst());
    command.stream().skip(1).forEach(word -> os.text("initarg", word));
    new TreeMap<>(environment)
        .forEach((name, value) ->
            os.element("initenv", variable -> variable.with("name", name).characters(value)));
  }

  private void idMap(Xml map) {
    for (var kind : List.of("uid", "gid")) {
      map.empty(
          kind,
          "start",
          "0",
          "target",
          String.valueOf(ids.first()),
          "count",
          String.valueOf(ids.count()));
    }
  }

  private void devices(Xml devices) {
    devices.element(
        "filesystem",
        root -> {
          root.with("type", "mount", "accessmode", "passthrough");
          root.empty("source", "dir", rootFolder);
          root.empty("target", "dir", "/");
        });
    devices.element(
        "interface",
        wire -> {
          wire.with("type", "network");
          wire.empty("mac", "address", card.mac());
          wire.empty("source", "network", card.network());
          wire.empty("port", "isolated", "yes");
        });
    devices.empty("console", "type", "pty");
  }
}
