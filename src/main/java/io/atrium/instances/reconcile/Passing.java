package io.atrium.instances.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there only while something is on its way; what was moved away is gone already. */
record Passing(Path path) implements AutoCloseable {

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      throw new UncheckedIOException("A file that was only passing stays: " + path, failed);
    }
  }
}
