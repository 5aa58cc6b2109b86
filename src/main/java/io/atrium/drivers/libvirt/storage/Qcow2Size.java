package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;

/** How large a disk the guest sees in a qcow2 image, by its header. */
final class Qcow2Size {

  private static final int MAGIC = 0x514649fb;

  private static final int HEADER = 32;

  private static final int BACKING_AT = 8;

  private static final int SIZE_AT = 24;

  private Qcow2Size() {}

  static long bytes(ImageContent image) {
    var header = header(image);
    if (header.length < HEADER || ByteBuffer.wrap(header).getInt() != MAGIC) {
      throw new SpecRejected("Image %s is no qcow2 disk.".formatted(image.imageId()));
    }
    if (ByteBuffer.wrap(header).getLong(BACKING_AT) != 0) {
      throw new SpecRejected("Image %s rests on another file.".formatted(image.imageId()));
    }
    return ByteBuffer.wrap(header).getLong(SIZE_AT);
  }

  private static byte[] header(ImageContent image) {
    try (var content = Files.newInputStream(image.file())) {
      return content.readNBytes(HEADER);
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer(
          "The content of image %s cannot be read in the portal's store."
              .formatted(image.imageId()),
          unreadable);
    }
  }
}
