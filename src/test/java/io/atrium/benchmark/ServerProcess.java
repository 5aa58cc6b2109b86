package io.atrium.benchmark;

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

/** A server in a process of its own, with what it has used of the machine. */
final class ServerProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Process process;

  private final URI address;

  private final Duration startWall;

  private final Duration startCpu;

  private ServerProcess(Process process, URI address, Duration startWall, Duration startCpu) {
    this.process = process;
    this.address = address;
    this.startWall = startWall;
    this.startCpu = startCpu;
  }

  /** Starts it and waits for the first page. The port is appended to the arguments. */
  static ServerProcess start(Path folder, List<String> java, List<String> arguments)
      throws IOException, InterruptedException {
    int port = freePort();
    var command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(java);
    command.addAll(arguments);
    command.add("--server.port=" + port);
    Files.createDirectories(folder);
    var began = System.nanoTime();
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    builder.environment().put("ATRIUM_BOOTSTRAP_PASSWORD", Programs.PASSWORD);
    var process = builder.start();
    var address = URI.create("http://localhost:" + port);
    awaitPage(process, address.resolve("/login"), folder);
    return new ServerProcess(
        process, address, Duration.ofNanos(System.nanoTime() - began), cpuOf(process));
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

  URI address() {
    return address;
  }

  Duration startWall() {
    return startWall;
  }

  Duration startCpu() {
    return startCpu;
  }

  Duration cpu() {
    return cpuOf(process);
  }

  private static Duration cpuOf(Process process) {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /** Resident memory now, as the kernel counts it. */
  long residentMib() throws IOException {
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

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
