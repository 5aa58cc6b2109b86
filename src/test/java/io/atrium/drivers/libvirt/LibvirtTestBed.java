package io.atrium.drivers.libvirt;

import io.atrium.drivers.HostAddress;
import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.contract.Tampering;
import io.atrium.drivers.contract.Wire;
import io.atrium.drivers.contract.WiredTestBed;
import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.libvirt.domain.DomainIdentity;
import io.atrium.drivers.libvirt.storage.RootFolders;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.atrium.lanes.Lane;
import io.atrium.lanes.Virsh;
import io.atrium.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** A private libvirt daemon, reached over a line that a test can cut. */
abstract class LibvirtTestBed implements WiredTestBed, AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Map<String, String> planted = new ConcurrentHashMap<>();

  private final HostConnections connections = new HostConnections(Clock.systemUTC());

  private final Virsh virsh;

  private final Wire wire;

  private final HostAddress host;

  private final ImageContent image;

  LibvirtTestBed(String kind, String uri, ImageFormat format, Path file) {
    this.virsh = new Virsh(uri);
    var far = Path.of(uri.substring(uri.indexOf("socket=") + "socket=".length()));
    this.wire = new Wire(folder("line").resolve("near"), far);
    var near = uri.replace(far.toString(), wire.near().toString());
    this.host = new HostAddress("h-kit", kind, URI.create(near));
    this.image = content("img-kit", format, file);
  }

  static Path folder(String name) {
    try {
      var folder = Files.createTempDirectory("atrium-" + name);
      Files.setAttribute(folder, "unix:mode", 0711);
      return folder;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static ImageContent content(String id, ImageFormat format, Path file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return new ImageContent(id, format, file, HexFormat.of().formatHex(digest));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A domain that carries no tag, as cheap as can be. */
  abstract String foreignXml(String name);

  /** The driver as another portal process has it. */
  abstract InstanceDriver driver(HostConnections connections);

  /** Whether anything but a domain and an address is left under this name. */
  abstract boolean remains(String externalName);

  Virsh virsh() {
    return virsh;
  }

  HostConnections connections() {
    return connections;
  }

  @Override
  public abstract InstanceDriver driver();

  @Override
  public HostAddress host() {
    return host;
  }

  @Override
  public Size smallest() {
    return new Size(1, 128, 1);
  }

  @Override
  public ImageContent image() {
    return image;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public void tamper(InstanceRef ref, Tampering how) {
    var name = ref.externalName();
    switch (how) {
      case REMOVED -> {
        virsh.run("destroy", name);
        virsh.ask("undefine", name);
      }
      case POWERED_OFF -> virsh.ask("destroy", name);
      case STARTED -> virsh.ask("start", name);
      case PAUSED -> virsh.ask("suspend", name);
    }
  }

  @Override
  public void plantForeign(String externalName) {
    virsh.define(foreignXml(externalName));
    virsh.ask("start", externalName);
    planted.put(externalName, state(externalName));
  }

  @Override
  public boolean foreignStands(String externalName) {
    return state(externalName).equals(planted.get(externalName));
  }

  private String state(String name) {
    return virsh.run("domid", name) + " " + virsh.run("domstate", name);
  }

  @Override
  public void removeForeign(String externalName) {
    virsh.run("destroy", externalName);
    virsh.run("undefine", externalName);
    planted.remove(externalName);
  }

  @Override
  public boolean holds(String externalName) {
    return virsh.run("domuuid", externalName).isPresent()
        || virsh.run("net-dumpxml", "atrium").orElse("").contains(mac(externalName))
        || remains(externalName);
  }

  @Override
  public boolean runs(String externalName) {
    return virsh.run("domstate", externalName).filter("running"::equals).isPresent();
  }

  @Override
  public void awaitReady(InstanceRef ref) {
    Await.until(
        patience(),
        ref.externalName() + " answers with its id",
        () -> page(address(ref.externalName())).contains(ref.externalName()));
  }

  private static String mac(String name) {
    return DomainIdentity.mac(name);
  }

  /** The address that the host's own network keeps for the card of this instance. */
  String address(String name) {
    var entry = Pattern.compile("<host mac='" + mac(name) + "' ip='([0-9.]+)'");
    var found = entry.matcher(virsh.ask("net-dumpxml", "atrium"));
    if (!found.find()) {
      throw new AssertionError("no address is kept for " + name);
    }
    return found.group(1);
  }

  /** What is served there, or nothing yet. */
  static String page(String address) {
    var request =
        HttpRequest.newBuilder(URI.create("http://%s".formatted(address)))
            .timeout(Duration.ofSeconds(3))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    connections.close();
    wire.close();
    remove(wire.near().getParent());
  }

  /** Kills the daemon, hears of it, and waits until another one answers. */
  void bounce(Bench bench, String id) {
    var lost = new AtomicBoolean();
    bench.watch(
        new WatchListener() {
          @Override
          public void changed(String instanceId) {}

          @Override
          public void lost(String reason) {
            lost.set(true);
          }
        });
    Lane.kill("libvirtd");
    Await.until(patience(), "the loss is told", lost::get);
    Await.until(
        patience(),
        "another daemon answers",
        () -> Bench.together(() -> bench.inspect(id)).isEmpty());
  }

  /** Removes a folder with all that is in it; links are not followed. */
  static void remove(Path folder) {
    new RootFolders(folder.getParent()).delete(folder.getFileName().toString());
  }
}
