package io.atrium.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a process of its own, with what it has used of the machine. It can be killed like any
 * other, and its data outlives it.
 */
public final class ServerProcess implements AutoCloseable {

  /** Of the first operator, where the server is a portal. */
  public static final String PASSWORD = "a long first password";

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Process process;

  private final URI address;

  private final Duration startCpu;

  private ServerProcess(Process process, URI address, Duration startCpu) {
    this.process = process;
    this.address = address;
    this.startCpu = startCpu;
  }

  /**
   * Starts it and waits for the first page. What it prints is in the folder.
   *
   * @param words what follows {@code java}; the port is appended
   */
  public static ServerProcess start(Path folder, List<String> words)
      throws IOException, InterruptedException {
    int port = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(words);
    command.add("--server.port=" + port);
    Files.createDirectories(folder);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    builder.environment().put("ATRIUM_BOOTSTRAP_PASSWORD", PASSWORD);
    var process = builder.start();
    var address = URI.create("http://localhost:" + port);
    awaitPage(process, address.resolve("/login"), folder);
    return new ServerProcess(process, address, cpuOf(process));
  }

  private static void awaitPage(Process process, URI page, Path folder)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var deadline = System.nanoTime() + LONGEST_START.toNanos();
      while (!answers(client, page)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw new IOException(
              "It did not start: " + Files.readString(folder.resolve("output.txt")));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  private static boolean answers(HttpClient client, URI page) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  public URI address() {
    return address;
  }

  /** The processor time from the start to the first page. */
  public Duration startCpu() {
    return startCpu;
  }

  public Duration cpu() {
    return cpuOf(process);
  }

  private static Duration cpuOf(Process process) {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /** Resident memory now, as the kernel counts it. */
  public long residentMib() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / 1_024;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** As {@code kill -9} does: it cannot even notice. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
