package io.atrium.catalogue;

import java.nio.file.Path;

/**
 * Makes container images with the help of a host. Declared here and implemented by the room that
 * may command hosts. Both methods block until the archive stands at {@code target}, and fail with
 * an explained exception.
 */
public interface ImageMaker {

  /** Whether a host is there that can build and fetch images now. */
  boolean possible();

  /** Builds the Dockerfile and writes the image as a container archive to {@code target}. */
  void build(String dockerfile, Path target);

  /** Fetches the image from its registry and writes it as a container archive to {@code target}. */
  void pull(String reference, Path target);
}
