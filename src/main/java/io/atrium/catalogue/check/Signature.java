package io.atrium.catalogue.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Says what a file is that is not what it should be, and what would be accepted instead. */
final class Signature {

  private Signature() {}

  /**
   * A sentence about a file that begins like this.
   *
   * @param wanted what it should be, such as "a qcow2 disk"
   * @param hint how to come by one, for whoever has something that nobody knows
   */
  static String sentence(ByteBuffer head, String wanted, String hint) {
    var words = words(head);
    return words == null
        ? "The file is not %s. %s".formatted(wanted, hint)
        : "The file is not %s: it looks like %s.".formatted(wanted, words);
  }

  private static @Nullable String words(ByteBuffer head) {
    var text = StandardCharsets.ISO_8859_1.decode(head.duplicate().position(0)).toString();
    if (text.isEmpty()) {
      return "an empty file";
    }
    if (text.startsWith("QFI\u00fb")) {
      return "a qcow2 disk";
    }
    if (text.startsWith("KDMV") || text.startsWith("# Disk DescriptorFile")) {
      return "a VMDK disk; 'qemu-img convert -O qcow2' turns it into a qcow2 disk";
    }
    if (text.startsWith("conectix") || text.startsWith("vhdxfile")) {
      return "a Hyper-V disk; 'qemu-img convert -O qcow2' turns it into a qcow2 disk";
    }
    if (text.startsWith("\u001f\u008b")) {
      return "a gzip file";
    }
    if (text.startsWith("\u00fd7zXZ") || text.startsWith("(\u00b5/\u00fd")) {
      return "an xz or zstd file; unpack it first";
    }
    if (text.startsWith("PK\u0003\u0004")) {
      return "a zip file";
    }
    if (text.startsWith("ustar", 257)) {
      return "a tar archive; upload it as a root file system or as a container archive";
    }
    return null;
  }
}
