package io.atrium.drivers.libvirt.domain;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as libvirt takes it: virtio devices, a serial console, a screen on the loopback
 * of its host, its memory fixed to its size. It boots what its disk brings.
 */
public record KvmDomain(
    String name, OwnerTag tag, boolean accelerated, Disks disks, String network, String mac) {

  /**
   * Where its disks are on the host. The base image, or the disk itself where it has none, ends the
   * chain: nothing below is opened.
   */
  public record Disks(String disk, @Nullable String base, String seed) {}

  public String xml() {
    return document(
        "domain",
        domain -> {
          domain.with("type", accelerated ? "kvm" : "qemu");
          identity(domain);
          machine(domain);
          domain.text("on_poweroff", "destroy");
          domain.text("on_reboot", "restart");
          domain.text("on_crash", "destroy");
          domain.element("devices", this::devices);
        });
  }

  private void identity(Xml domain) {
    domain.text("name", name);
    domain.text("uuid", DomainIdentity.uuid(name).toString());
    domain.element("metadata", tag::write);
    var mib = String.valueOf(tag.size().memoryMib());
    domain.element("memory", memory -> memory.with("unit", "MiB").characters(mib));
    domain.element("currentMemory", memory -> memory.with("unit", "MiB").characters(mib));
    domain.text("vcpu", String.valueOf(tag.size().vcpus()));
  }

  private void machine(Xml domain) {
    domain.element(
        "os",
        os -> {
          os.element(
              "type", type -> type.with("arch", "x86_64", "machine", "q35").characters("hvm"));
          os.empty("boot", "dev", "hd");
        });
    domain.element("features", features -> features.empty("acpi").empty("apic"));
    cpu(domain, accelerated);
    domain.empty("clock", "offset", "utc");
  }

  /**
   * What a guest sees of the processor: the host's own where it runs by itself, else a plain one.
   */
  public static void cpu(Xml domain, boolean accelerated) {
    if (accelerated) {
      domain.empty("cpu", "mode", "host-passthrough", "migratable", "on");
    } else {
      domain.element(
          "cpu", cpu -> cpu.with("mode", "custom", "match", "exact").text("model", "qemu64"));
    }
  }

  private void devices(Xml devices) {
    devices.element("disk", this::disk);
    devices.element("disk", this::seed);
    devices.element("interface", this::card);
    devices.empty("serial", "type", "pty");
    devices.empty("console", "type", "pty");
    devices.empty(
        "graphics", "type", "vnc", "port", "-1", "autoport", "yes", "listen", "127.0.0.1");
    devices.element("video", video -> video.empty("model", "type", "vga"));
    devices.element(
        "memballoon", balloon -> balloon.with("model", "virtio").empty("stats", "period", "10"));
    devices.element(
        "rng",
        rng ->
            rng.with("model", "virtio")
                .element(
                    "backend",
                    backend -> backend.with("model", "random").characters("/dev/urandom")));
    devices.empty("panic", "model", "isa");
  }

  private void disk(Xml disk) {
    disk.with("type", "file", "device", "disk");
    disk.empty("driver", "name", "qemu", "type", "qcow2", "discard", "unmap");
    disk.empty("source", "file", disks.disk());
    below(disk, disks.base());
    disk.empty("target", "dev", "vda", "bus", "virtio");
  }

  private static void below(Xml disk, @Nullable String path) {
    if (path == null) {
      disk.empty("backingStore");
      return;
    }
    disk.element(
        "backingStore",
        base -> {
          base.with("type", "file");
          base.empty("format", "type", "qcow2");
          base.empty("source", "file", path);
          base.empty("backingStore");
        });
  }

  private void seed(Xml disk) {
    disk.with("type", "file", "device", "disk");
    disk.empty("driver", "name", "qemu", "type", "raw");
    disk.empty("source", "file", disks.seed());
    disk.empty("backingStore");
    disk.empty("target", "dev", "vdb", "bus", "virtio");
    disk.empty("readonly");
  }

  private void card(Xml card) {
    card.with("type", "network");
    card.empty("mac", "address", mac);
    card.empty("source", "network", network);
    card.empty("model", "type", "virtio");
    // Instances of different departments share the network: they reach the host, not each other.
    card.empty("port", "isolated", "yes");
  }
}
