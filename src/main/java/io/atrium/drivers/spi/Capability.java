package io.atrium.drivers.spi;

import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.time.Duration;

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
    void reboot(InstanceRef ref, Duration grace);
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
    void buildImage(HostLink host, String dockerfile, Path target);
  }

  /** The host can fetch a container image from a registry. */
  interface ImagePull extends Capability {

    /** Fetches {@code reference} and writes it as {@code CONTAINER_ARCHIVE} to {@code target}. */
    void pullImage(HostLink host, String reference, Path target);
  }

  /** An instance can be given another size. */
  interface Resize extends Capability {

    /**
     * Gives an instance that does not run another size; what it is to have already is success. A
     * disk only grows: {@link SpecRejected} where it would shrink, with nothing changed.
     */
    void resize(InstanceRef ref, Size size);
  }

  /** An instance can be given another size while it runs, without a break. */
  interface LiveResize extends Resize {

    /**
     * Gives a running instance another size. Where this very change needs it to be stopped, that is
     * {@link SpecRejected}, and nothing has changed.
     */
    void resizeRunning(InstanceRef ref, Size size);
  }

  /**
   * The host can keep the disk of an instance as it is at a moment, and put it back. Snapshots lie
   * beside the instance and are deleted with it.
   */
  interface Snapshots extends Capability {

    /**
     * Keeps the disk as it is now. What runs goes on running, and its snapshot is what a power cut
     * at that moment would have left. A snapshot that is there already is left as it is; a
     * half-made one is replaced.
     *
     * @param snapshotId {@code snap-} and 17 hexadecimal digits
     * @return how many bytes it takes on the host
     */
    long takeSnapshot(InstanceRef ref, String snapshotId);

    /**
     * Puts the disk back as it was; the snapshot stays. The instance must not run: else {@link
     * UnexpectedAnswer}. Its size stays as it is.
     */
    void restoreSnapshot(InstanceRef ref, String snapshotId);

    /** Removes a snapshot. Absent is success, and so is one of an instance that is absent. */
    void deleteSnapshot(InstanceRef ref, String snapshotId);
  }

  /** The disk of an instance can be taken off its host, as an image to start others from. */
  interface Export extends Capability {

    /**
     * Writes the disk as it is now, in one of the formats that this driver starts from. What runs
     * goes on running, and what is written is what a power cut would have left. Nothing of the
     * export stays on the host, and no file where it fails.
     */
    ImageFormat export(InstanceRef ref, Path target);
  }
}
