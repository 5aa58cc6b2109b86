package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.domain.LxcDomain.IdMap;
import io.atrium.drivers.libvirt.storage.FolderTree.Owner;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The root folders of containers on this machine, one per instance. Their files belong to users
 * that this machine does not use for anything else.
 */
public final class RootFolders {

  /** High numbers, as {@code /etc/subuid} gives them out too. */
  public static final IdMap IDS = new IdMap(1_000_000, 65_536);

  private static final String SEED = "var/lib/cloud/seed/nocloud/";

  /** Others may pass through, because a container's own root is one of them; nobody may look. */
  private static final int PASSABLE = 0711;

  private final Path base;

  public RootFolders(Path base) {
    this.base = base;
  }

  /** Says what is missing for making such folders, or null. */
  public @Nullable String impediment() {
    try {
      Files.createDirectories(base);
      Files.setAttribute(base, "unix:mode", PASSABLE);
      var trial = Files.createTempDirectory(base, ".trial");
      try {
        Files.setAttribute(trial, "unix:uid", IDS.first());
      } finally {
        Files.delete(trial);
      }
      return null;
    } catch (IOException refused) {
      return "Containers need a portal that runs as root: its folder for them cannot be used.";
    }
  }

  /** Bytes that are free for them. */
  public long free() {
    try {
      return Files.getFileStore(base).getUsableSpace();
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer("The folder for containers cannot be measured.", unreadable);
    }
  }

  /** A fresh root folder; what an attempt before this one left is thrown away. */
  public Path fresh(InstanceSpec spec) {
    try {
      delete(spec.instanceId());
      var root = Files.createDirectories(base.resolve(spec.instanceId()));
      var tree = new FolderTree(root, IDS);
      tree.folder("", Owner.root(0755));
      new RootArchive(spec.image().file(), (long) spec.size().diskGib() << 30).unpackTo(tree);
      tell(tree, spec);
      return root;
    } catch (IOException failure) {
      throw explained(failure);
    } catch (InvalidPathException strange) {
      throw new SpecRejected(
          "The archive has a file name that this machine cannot write; a portal that runs in a"
              + " UTF-8 locale can.",
          strange);
    }
  }

  /** The copies that lie beside the root folder of one instance. */
  public RootCopies copies(String instanceId) {
    return new RootCopies(base, instanceId);
  }

  /** Removes it with all copies, whole and half-made. */
  public void deleteAllOf(String instanceId) {
    copies(instanceId).all().forEach(FolderRemoval::remove);
    delete(instanceId);
  }

  /** Absent is success. Links are removed, never followed. */
  public void delete(String instanceId) {
    FolderRemoval.remove(base.resolve(instanceId));
  }

  /**
   * The same seed that a virtual machine gets, where cloud-init looks for it, and the plain files.
   */
  private static void tell(FolderTree tree, InstanceSpec spec) throws IOException {
    var seed = Seed.of(spec);
    write(tree, SEED + "meta-data", seed.metaData(), 0600);
    write(tree, SEED + "user-data", seed.userData(), 0600);
    write(tree, "etc/hostname", spec.hostname() + "\n", 0644);
    if (!spec.authorizedKeys().isEmpty()) {
      tree.folder("root/.ssh", Owner.root(0700));
      write(
          tree, "root/.ssh/authorized_keys", String.join("\n", spec.authorizedKeys()) + "\n", 0600);
    }
  }

  private static void write(FolderTree tree, String name, String text, int mode)
      throws IOException {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    tree.file(name, bytes, Owner.root(mode));
  }

  private static RuntimeException explained(IOException failure) {
    var said = String.valueOf(failure.getMessage());
    return said.contains("No space left") || said.contains("quota")
        ? new NoRoom("There is no room for the container's files.", failure)
        : new SpecRejected("The root file system archive cannot be unpacked.", failure);
  }
}
