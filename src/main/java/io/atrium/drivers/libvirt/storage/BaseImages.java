package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.connection.HostConnection;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;

/**
 * Copies of images on a host, one per image and content. A copy is written with its first bytes
 * last: only a whole one begins like an image. So nothing has to be renamed or marked, a copy that
 * was broken off is simply written again, and two portals that write the same one write the same
 * bytes.
 */
public final class BaseImages {

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private static final int HASH_DIGITS = 16;

  private static final int HEAD = 512;

  private final HostConnection host;

  private final VolumePool pool;

  public BaseImages(HostConnection host, VolumePool pool) {
    this.host = host;
    this.pool = pool;
  }

  /** The path on the host of a whole copy of this image. */
  public String ready(ImageContent image) throws LibvirtException, InterruptedException {
    var name = name(image);
    try (var _ = host.locks().hold(name)) {
      var bytes = Files.size(image.file());
      var known = pool.find(name);
      var volume = known.isPresent() ? known.get() : pool.create(Volume.raw(name, bytes));
      if (!whole(volume, image)) {
        write(volume, image, bytes);
      }
      return volume.getPath();
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer(
          "The content of image %s cannot be read in the portal's store."
              .formatted(image.imageId()),
          unreadable);
    }
  }

  static String name(ImageContent image) {
    if (!SAFE.matcher(image.imageId()).matches() || image.sha256().length() < HASH_DIGITS) {
      throw new SpecRejected("The image has no usable id.");
    }
    return "%s.%s.qcow2".formatted(image.imageId(), image.sha256().substring(0, HASH_DIGITS));
  }

  private boolean whole(StorageVol volume, ImageContent image)
      throws LibvirtException, IOException {
    return Arrays.equals(Upload.head(pool.session(), volume, HEAD), head(image));
  }

  private void write(StorageVol volume, ImageContent image, long bytes)
      throws LibvirtException, IOException {
    var head = head(image);
    try (var content = Files.newInputStream(image.file())) {
      content.skipNBytes(head.length);
      Upload.write(pool.session(), volume, content, head.length, bytes - head.length);
    }
    Upload.write(pool.session(), volume, new ByteArrayInputStream(head), 0, head.length);
  }

  private static byte[] head(ImageContent image) throws IOException {
    try (InputStream content = Files.newInputStream(image.file())) {
      return content.readNBytes(HEAD);
    }
  }
}
