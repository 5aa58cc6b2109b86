package io.atrium.drivers.libvirt.storage;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import io.atrium.drivers.libvirt.connection.HostConnection;
import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.libvirt.domain.Absence;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of ours on a host, as a libvirt storage pool. It is made when it is first needed. */
public final class VolumePool {

  private static final Logger LOG = LoggerFactory.getLogger(VolumePool.class);

  private static final String NAME = "atrium";

  private static final UUID ID =
      UUID.nameUUIDFromBytes("atrium/pool".getBytes(StandardCharsets.UTF_8));

  private final Session session;

  private final StoragePool pool;

  private VolumePool(Session session, StoragePool pool) {
    this.session = session;
    this.pool = pool;
  }

  /**
   * The pool, ready for use.
   *
   * @param folder where it is made on the host, if it has to be
   */
  public static VolumePool ready(HostConnection host, Session session, String folder)
      throws LibvirtException, InterruptedException {
    try (var _ = host.locks().hold("pool")) {
      var known =
          Absence.of(
              ErrorNumber.VIR_ERR_NO_STORAGE_POOL,
              () -> session.connect().storagePoolLookupByName(NAME));
      var pool = known.isPresent() ? known.get() : defined(session, folder);
      if (pool.isActive() == 0) {
        pool.create(0);
      }
      return new VolumePool(session, pool);
    }
  }

  private static StoragePool defined(Session session, String folder) throws LibvirtException {
    var pool = session.connect().storagePoolDefineXML(xml(folder), 0);
    pool.build(0);
    pool.setAutostart(1);
    return pool;
  }

  /** The folder may be passed through but not listed: machines read their own disks only. */
  static String xml(String folder) {
    return document(
        "pool",
        pool -> {
          pool.with("type", "dir");
          pool.text("name", NAME);
          pool.text("uuid", ID.toString());
          pool.element(
              "target",
              target -> {
                target.text("path", folder);
                target.element("permissions", permissions -> permissions.text("mode", "0711"));
              });
        });
  }

  public Optional<StorageVol> find(String name) throws LibvirtException {
    return Absence.of(ErrorNumber.VIR_ERR_NO_STORAGE_VOL, () -> pool.storageVolLookupByName(name));
  }

  /** The volume of this name, which has to be there. */
  StorageVol need(String name) throws LibvirtException {
    return find(name)
        .orElseThrow(() -> new UnexpectedAnswer("The host has no volume %s.".formatted(name)));
  }

  List<String> names() throws LibvirtException {
    return List.of(pool.listVolumes());
  }

  /**
   * A new volume with the content of another. libvirt leaves out what the other lies over: the copy
   * has all of it.
   */
  StorageVol copy(Volume volume, StorageVol from) throws LibvirtException {
    return pool.storageVolCreateXMLFrom(volume.xml(), from, 0);
  }

  StorageVol create(Volume volume) throws LibvirtException {
    return pool.storageVolCreateXML(volume.xml(), 0);
  }

  /** A new file of these bytes; gives its path on the host. */
  public String write(String name, byte[] bytes) throws LibvirtException {
    var volume = create(Volume.raw(name, bytes.length));
    try {
      Upload.write(session, volume, new ByteArrayInputStream(bytes), 0, bytes.length);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return volume.getPath();
  }

  /** Absent is success. */
  public void delete(String name) throws LibvirtException {
    var volume = find(name);
    if (volume.isPresent()) {
      Absence.unless(ErrorNumber.VIR_ERR_NO_STORAGE_VOL, () -> volume.get().delete(0));
    }
  }

  /** Free bytes of the file system behind it. */
  public long free() throws LibvirtException {
    return pool.getInfo().available;
  }

  /** The same, looked up anew where nothing that is just being copied forbids it. */
  long freeNow() throws LibvirtException {
    try {
      pool.refresh(0);
    } catch (LibvirtException busy) {
      LOG.debug("The room is as it was known before: {}", busy.getMessage());
    }
    return free();
  }

  /** Bytes that the disks of instances take now, without what is kept beside them. */
  public long takenByDisks() throws LibvirtException {
    long bytes = 0;
    for (var name : names()) {
      var volume = DiskNames.isDisk(name) ? find(name) : Optional.<StorageVol>empty();
      bytes += volume.isPresent() ? volume.get().getInfo().allocation : 0;
    }
    return bytes;
  }

  Session session() {
    return session;
  }
}
