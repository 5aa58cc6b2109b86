package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import java.util.List;
import org.libvirt.LibvirtException;

/**
 * The disks of one virtual machine: its own, which lies over the image and takes up all that is
 * written, and the seed that its first boot reads.
 */
public final class Disks {

  /** What the names of all disks of instances begin with. */
  public static final String PREFIX = "i-";

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
    var name = disk(spec.instanceId());
    pool.delete(name);
    return pool.create(Volume.over(name, spec.size().diskGib() * GIB, base)).getPath();
  }

  /** A fresh seed. */
  public String seed(InstanceSpec spec) throws LibvirtException {
    var name = seed(spec.instanceId());
    pool.delete(name);
    return pool.write(name, Seed.of(spec).iso());
  }

  /** Absent is success. */
  public void delete(String instanceId) throws LibvirtException {
    for (var name : List.of(disk(instanceId), seed(instanceId))) {
      pool.delete(name);
    }
  }

  private static String disk(String instanceId) {
    return instanceId + ".qcow2";
  }

  private static String seed(String instanceId) {
    return instanceId + ".seed.iso";
  }
}
