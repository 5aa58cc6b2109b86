package io.atrium.drivers.spi;

/**
 * Something that only some drivers can do. The interfaces a driver implements are its claim: what
 * is shown to people is computed from them, so a driver cannot claim what it lacks.
 */
public interface Capability {

  /** The guest can be restarted in place. */
  interface Reboot extends Capability {

    /**
     * Restarts a running instance, cleanly within {@code grace} where the guest answers, else hard.
     */
    void reboot(InstanceRef ref, java.time.Duration grace);
  }

  /** The host tells at once when something happens to an instance. */
  interface Watch extends Capability {

    /**
     * Calls {@code listener} for each notice until closed or until the connection is lost, which is
     * told by {@link WatchListener#lost}. A notice is only a reason to look again.
     */
    AutoCloseable watch(HostLink host, WatchListener listener);
  }

  /** The host can build a container image from a Dockerfile whose base image it already has. */
  interface ImageBuild extends Capability {

    /** Builds, and writes the result as {@code CONTAINER_ARCHIVE} to {@code target}. */
    void buildImage(HostLink host, String dockerfile, java.nio.file.Path target);
  }

  /** The host can fetch a container image from a registry. */
  interface ImagePull extends Capability {

    /** Fetches {@code reference} and writes it as {@code CONTAINER_ARCHIVE} to {@code target}. */
    void pullImage(HostLink host, String reference, java.nio.file.Path target);
  }
}
