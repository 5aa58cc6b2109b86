package io.atrium.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures everything and prints the table and the machine. Started by {@code ./mvnw -Pbenchmark
 * verify}; the jar and a folder to work in are its arguments.
 */
public final class Benchmark {

  private Benchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var jar = Path.of(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    var work = Files.createTempDirectory(folder, "run");
    var programs = Programs.of(jar, work);
    System.out.printf("Machine: %s%nLoad before: %.2f%n", Machine.here(), Machine.load());
    System.out.println("| Work | Measured | Must reach | Reached |");
    System.out.println("|---|---|---|---|");
    print(new StartBenchmark(programs).run());
    print(new OrderBenchmark(programs).run());
    print(new ListBenchmark(programs).run());
    print(ContainerBenchmark.run(programs));
    print(BillingBenchmark.run());
  }

  private static void print(List<Figure> figures) {
    figures.forEach(System.out::println);
  }
}
