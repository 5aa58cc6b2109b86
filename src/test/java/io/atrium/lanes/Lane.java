package io.atrium.lanes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestTag;

/** The lanes there are, and what the script that prepared them tells about each. */
public enum Lane {
  DOCKER,
  LIBVIRT_KVM,
  LIBVIRT_LXC,
  BROWSER;

  /** Where the private Docker engine listens, such as {@code unix:///…/docker.sock}. */
  public static String docker() {
    return told("docker");
  }

  /** The libvirt connection that runs guests. */
  public static String libvirtQemu() {
    return told("libvirt.qemu");
  }

  /** The libvirt connection that runs system containers. */
  public static String libvirtLxc() {
    return told("libvirt.lxc");
  }

  /** Ends a daemon of the lanes as a crash would; it is started again at once. */
  public static void kill(String daemon) {
    try {
      Files.writeString(Path.of(told("bounce")), daemon + "\n", StandardOpenOption.WRITE);
    } catch (IOException unheard) {
      throw new UncheckedIOException(unheard);
    }
  }

  public static Path chromium() {
    return Path.of(told("chromium"));
  }

  /** A starter image: {@code guest.qcow2}, {@code container.tar} or {@code rootfs.tar.gz}. */
  public static Path image(String file) {
    return Path.of(told("images"), file);
  }

  static Stream<Lane> among(Set<TestTag> tags) {
    return Arrays.stream(values()).filter(lane -> tags.contains(TestTag.create("live-" + lane)));
  }

  /** Why this lane cannot run here; empty when it can. */
  Optional<String> missing() {
    return Optional.ofNullable(System.getProperty("atrium.lane.missing." + this));
  }

  static String told(String word) {
    var value = System.getProperty("atrium.lane." + word);
    if (value == null) {
      throw new IllegalStateException(
          "Run live tests by ./mvnw verify -Plive: no lane told " + word);
    }
    return value;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
