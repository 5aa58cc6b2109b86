package io.atrium.instances.reconcile;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.instances.reconcile.Specifications.Draft;
import io.atrium.instances.reconcile.Specifications.Origin;
import io.atrium.instances.store.ArchiveStore;
import io.atrium.instances.store.Archived;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries whole disks between hosts and the portal's own store. */
@Component
class Disks {

  private final DriverGateway gateway;

  private final ArchiveStore store;

  Disks(DriverGateway gateway, ArchiveStore store) {
    this.gateway = gateway;
    this.store = store;
  }

  /** Takes the disk of a machine into the store, packed. Done again, it takes it anew. */
  Archived archive(HostAddress host, String id) {
    try (var disk = passing(id);
        var packed = passing(id)) {
      var format = export(host, id, disk.path());
      var sha256 = Packing.pack(disk.path(), packed.path());
      var bytes = Files.size(packed.path());
      store.keep(packed.path(), id);
      return new Archived(format, sha256, bytes);
    } catch (IOException failed) {
      throw noRoom(failed);
    }
  }

  /** What a driver needs to make a machine; closing it removes what was made only for that. */
  Ready ready(Draft draft) {
    return switch (draft.origin()) {
      case null -> new Ready(draft.spec(), null);
      case Origin.Shelved(var archived) -> unpacked(draft.spec(), archived);
      case Origin.Copied(var host, var source) -> copied(draft.spec(), host, source);
    };
  }

  private Ready unpacked(InstanceSpec spec, Archived archived) {
    var disk = passing(spec.instanceId());
    try {
      Packing.unpack(store.file(spec.instanceId()), disk.path());
      return own(spec, disk, archived.format(), archived.sha256());
    } catch (IOException failed) {
      disk.close();
      throw noRoom(failed);
    }
  }

  private Ready copied(InstanceSpec spec, HostAddress host, String source) {
    var disk = passing(spec.instanceId());
    try {
      var format = export(host, source, disk.path());
      return own(spec, disk, format, Packing.sha256(disk.path()));
    } catch (IOException failed) {
      disk.close();
      throw noRoom(failed);
    } catch (DriverFailure refused) {
      disk.close();
      throw refused;
    }
  }

  private ImageFormat export(HostAddress host, String id, Path target) {
    return gateway.ask(
        host,
        Verb.EXPORT,
        (driver, link) ->
            Errands.able(driver, Capability.Export.class).export(link.instance(id), target));
  }

  private static Ready own(InstanceSpec spec, Passing disk, ImageFormat format, String sha256) {
    var content = new ImageContent(spec.image().imageId(), format, disk.path(), sha256, false);
    return new Ready(spec.from(content), disk);
  }

  private Passing passing(String id) {
    try {
      return new Passing(store.part(id));
    } catch (IOException failed) {
      throw noRoom(failed);
    }
  }

  private static NoRoom noRoom(IOException failed) {
    return new NoRoom(
        "The portal's own store cannot take the disk: its disk is full or broken.", failed);
  }

  /**
   * A specification that can be sent, with the file that it needs.
   *
   * @param disk null where it starts from an image that stays
   */
  record Ready(InstanceSpec spec, @Nullable Passing disk) implements AutoCloseable {

    @Override
    public void close() {
      if (disk != null) {
        disk.close();
      }
    }
  }
}
