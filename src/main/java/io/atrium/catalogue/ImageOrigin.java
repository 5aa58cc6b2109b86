package io.atrium.catalogue;

/** Where the bytes of an image come from. */
enum ImageOrigin {
  UPLOAD,
  DOCKERFILE,
  REGISTRY,
  /** Made by the portal itself, for simulated hosts. */
  STARTER;

  static ImageOrigin of(NewImage wanted) {
    if (wanted.dockerfile() != null) {
      return DOCKERFILE;
    }
    return wanted.reference() != null ? REGISTRY : UPLOAD;
  }
}
