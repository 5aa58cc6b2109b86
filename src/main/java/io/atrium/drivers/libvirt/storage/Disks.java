package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import org.libvirt.LibvirtException;

/**
 * The disks of one virtual machine: its own, which lies over the image and takes up all that is
 * written, and the seed that its first boot reads.
 */
public final class Disks {

  private static final long GIB = 1L << 30;

  private final VolumePool pool;

  public Disks(VolumePool pool) {
    this.pool = pool;
  }

  /** Refuses an image that does not fit on the disk that was ordered. */
  public static void demandRoom(InstanceSpec spec) {
    long needed = Qcow2Size.bytes(spec.image());
    if (needed < 1 || needed > spec.size().diskGib() * GIB) {
      throw new SpecRejected(
          "The image needs a disk of %d GiB; %d GiB were ordered."
              .formatted(Math.ceilDiv(needed, GIB), spec.size().diskGib()));
    }
  }

  /** A fresh disk over this base; what an attempt before this one left is thrown away. */
  public String fresh(InstanceSpec spec, String base) throws LibvirtException {
    delete(spec.instanceId());
    var name = new DiskNames(spec.instanceId()).first();
    return pool.create(Volume.over(name, spec.size().diskGib() * GIB, base)).getPath();
  }

  /** The image itself as a fresh disk: nothing else starts from it, so nothing else keeps it. */
  public String own(InstanceSpec spec) throws LibvirtException {
    delete(spec.instanceId());
    var image = spec.image();
    try (var content = Files.newInputStream(image.file())) {
      long bytes = Files.size(image.file());
      Copies.demandRoom(bytes, pool.freeNow());
      var name = new DiskNames(spec.instanceId()).first();
      var disk = pool.create(Volume.standing(name, Qcow2Size.bytes(image)));
      Upload.write(pool.session(), disk, content, 0, bytes);
      return Copies.grown(disk, spec.size().diskGib());
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer(
          "The content of image %s cannot be read in the portal's store."
              .formatted(image.imageId()),
          unreadable);
    }
  }

  /** A fresh seed. */
  public String seed(InstanceSpec spec) throws LibvirtException {
    var name = new DiskNames(spec.instanceId()).seed();
    pool.delete(name);
    return pool.write(name, Seed.of(spec).iso());
  }

  /** With all that is kept of them. Absent is success. */
  public void delete(String instanceId) throws LibvirtException {
    var names = new DiskNames(instanceId);
    for (var name : pool.names()) {
      if (names.isOurs(name)) {
        pool.delete(name);
      }
    }
  }
}
