package io.atrium.benchmark;

import io.atrium.system.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The two programs that are started: the packaged portal, unpacked, and the bare application. */
final class Programs {

  /** The same for both, as the portal is shipped. */
  private static final String OPTIONS =
      "@" + Path.of("src/main/jvm/portal.options").toAbsolutePath();

  private final Path work;

  private final Path unpacked;

  private Programs(Path work, Path unpacked) {
    this.work = work;
    this.unpacked = unpacked;
  }

  /**
   * Unpacks the jar by its own tool, so that both programs load the same libraries the same way.
   */
  static Programs of(Path jar, Path work) throws IOException, InterruptedException {
    var unpacked = work.resolve("unpacked");
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var unpack =
        new ProcessBuilder(
                java,
                "-Djarmode=tools",
                "-jar",
                jar.toAbsolutePath().toString(),
                "extract",
                "--force",
                "--destination",
                unpacked.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("unpack.txt").toFile())
            .start();
    if (unpack.waitFor() != 0) {
      throw new IOException(Files.readString(work.resolve("unpack.txt")));
    }
    copyBare(work.resolve("bare"));
    return new Programs(work, unpacked.resolve(jar.getFileName()));
  }

  /**
   * A portal with an empty database on disk, no real hosts, and simulated ones that never dawdle.
   */
  ServerProcess portal(String name, String... more) throws IOException, InterruptedException {
    var folder = work.resolve(name);
    var words =
        Stream.concat(
                Stream.of(
                    OPTIONS,
                    "-jar",
                    unpacked.toString(),
                    "--atrium.hosts.discover=false",
                    "--atrium.simulated.build=0s",
                    "--atrium.simulated.boot=0s",
                    "--atrium.simulated.shutdown=0s",
                    "--atrium.data=" + folder.resolve("data"),
                    "--atrium.limits.requests-per-minute=1000000000"),
                Stream.of(more))
            .toList();
    return ServerProcess.start(folder, words);
  }

  ServerProcess bare(String name) throws IOException, InterruptedException {
    var classPath = work.resolve("bare") + ":" + unpacked.resolveSibling("lib") + "/*";
    var database = "--spring.datasource.url=jdbc:h2:file:" + work.resolve(name + "-data/bare");
    return ServerProcess.start(
        work.resolve(name),
        List.of(OPTIONS, "-cp", classPath, "bareboot.BareApplication", database));
  }

  private static void copyBare(Path target) throws IOException {
    var compiled =
        Path.of(Programs.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    copy(compiled.resolve("bareboot"), target, path -> !path.toString().endsWith(".class"));
    copy(
        compiled.resolve("bareboot"),
        target.resolve("bareboot"),
        path -> path.toString().endsWith(".class"));
  }

  private static void copy(Path from, Path to, java.util.function.Predicate<Path> wanted)
      throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).filter(wanted).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
