package io.atrium.drivers.libvirt.storage;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import org.jspecify.annotations.Nullable;

/**
 * A file in the pool as libvirt takes it.
 *
 * @param backing path of the qcow2 file that it lies over, if it does; named with its format, so
 *     that nobody ever guesses one from its content
 */
record Volume(String name, String format, long bytes, @Nullable String backing) {

  static Volume raw(String name, long bytes) {
    return new Volume(name, "raw", bytes, null);
  }

  static Volume over(String name, long bytes, String backing) {
    return new Volume(name, "qcow2", bytes, backing);
  }

  /** A qcow2 disk that lies over nothing. */
  static Volume standing(String name, long bytes) {
    return new Volume(name, "qcow2", bytes, null);
  }

  String xml() {
    return document(
        "volume",
        volume -> {
          volume.text("name", name);
          volume.element(
              "capacity", size -> size.with("unit", "bytes").characters(String.valueOf(bytes)));
          volume.element("allocation", size -> size.with("unit", "bytes").characters("0"));
          volume.element(
              "target",
              target -> {
                target.empty("format", "type", format);
                target.element("permissions", permissions -> permissions.text("mode", "0600"));
              });
          if (backing != null) {
            volume.element(
                "backingStore",
                below -> below.text("path", backing).empty("format", "type", "qcow2"));
          }
        });
  }
}
