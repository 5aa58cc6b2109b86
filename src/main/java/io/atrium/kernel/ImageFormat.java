package io.atrium.kernel;

/** How the bytes of an image are arranged. A driver says which of them it can start from. */
public enum ImageFormat {
  /** A bootable disk in QEMU's copy-on-write format, without a backing file. */
  QCOW2(Kind.VM),
  /** A tar archive, gzip allowed, of a whole root file system with an {@code /sbin/init}. */
  ROOTFS(Kind.CONTAINER),
  /** What {@code docker save} writes: a tar archive of one tagged image with its layers. */
  CONTAINER_ARCHIVE(Kind.CONTAINER);

  private final Kind kind;

  ImageFormat(Kind kind) {
    this.kind = kind;
  }

  /** The kind of instance that starts from it. */
  public Kind kind() {
    return kind;
  }
}
