package io.atrium.benchmark;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the portal adds to a real engine: from the accepted order to the container seen running,
 * beside the calls a careful program makes with docker-java itself (create, read back, start,
 * look), in turns.
 */
final class ContainerBenchmark {

  private static final int WARM_UP = 10;
  private static final int TURNS = 40;
  private static final double MOST_MILLIS = 50;
  private static final long MIB = 1L << 20;

  private final College college;
  private final DockerClient docker;
  private final List<Double> through = new ArrayList<>();
  private final List<Double> direct = new ArrayList<>();
  private final Set<String> networks = new HashSet<>();

  private ContainerBenchmark(College college, DockerClient docker) {
    this.college = college;
    this.docker = docker;
  }

  /** Nothing where there is no engine, or no archive to fill it with. */
  static List<Figure> run(Programs programs) throws IOException, InterruptedException {
    var engine =
        Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), "unix:///var/run/docker.sock");
    var archive = System.getProperty("atrium.benchmark.container", "");
    if (archive.isEmpty() || !Files.exists(Path.of(archive))) {
      System.out.println(
          "No container is measured: name an image archive by -Datrium.benchmark.container=FILE");
      return List.of();
    }
    try (var portal = programs.portal("container");
        var docker = client(URI.create(engine))) {
      var college = College.real(portal, engine, Path.of(archive));
      var benchmark = new ContainerBenchmark(college, docker);
      try {
        return List.of(benchmark.measure());
      } finally {
        benchmark.tidy();
      }
    }
  }

  /** The portal leaves its network and its copies of images to its next start; there is none. */
  private void tidy() {
    networks.forEach(name -> docker.removeNetworkCmd(name).exec());
    docker.listImagesCmd().exec().stream()
        .map(Image::getRepoTags)
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .filter(tag -> tag.startsWith("atrium/" + college.image() + ":"))
        .toList()
        .forEach(tag -> docker.removeImageCmd(tag).exec());
  }

  private static DockerClient client(URI engine) {
    var config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(engine.toString())
            .build();
    var transport = new ZerodepDockerHttpClient.Builder().dockerHost(engine).build();
    return DockerClientImpl.getInstance(config, transport);
  }

  private Figure measure() {
    for (var turn = 0; turn < WARM_UP + TURNS; turn++) {
      var ordered = portalsTurn(turn);
      var image = docker.inspectContainerCmd(ordered).exec();
      networks.add(Objects.requireNonNull(image.getHostConfig().getNetworkMode()));
      directTurn(
          turn,
          Objects.requireNonNull(image.getImageId()),
          Objects.requireNonNull(image.getHostConfig().getNetworkMode()));
      college.delete(ordered);
    }
    var portal = new Samples(through.subList(WARM_UP, through.size()));
    var without = new Samples(direct.subList(WARM_UP, direct.size()));
    var added = portal.median() - without.median();
    return new Figure(
        "container, accepted to running, minus the same calls by docker-java",
        "%.0f ms (%s, less %s)".formatted(added, portal.summary(), without.summary()),
        "50 ms median",
        added <= MOST_MILLIS);
  }

  /** The operation itself tells when it was accepted and when it was seen to be done. */
  private String portalsTurn(int turn) {
    var ordered = college.order("measured-" + turn);
    var operation = college.ended(ordered);
    through.add(
        (nanos(operation.get("finishedAt").asString())
                - nanos(operation.get("createdAt").asString()))
            / 1e6);
    return ordered.get("id").asString();
  }

  private static double nanos(String instant) {
    var parsed = Instant.parse(instant);
    return parsed.getEpochSecond() * 1e9 + parsed.getNano();
  }

  private void directTurn(int turn, String image, String network) {
    var began = System.nanoTime();
    var made =
        docker
            .createContainerCmd(image)
            .withName("direct-" + turn)
            .withHostName("direct-" + turn)
            .withLabels(Map.of("benchmark", "direct"))
            .withHostConfig(settings(network))
            .exec()
            .getId();
    docker.inspectContainerCmd(made).exec();
    docker.startContainerCmd(made).exec();
    var running = docker.inspectContainerCmd(made).exec().getState().getRunning();
    direct.add((System.nanoTime() - began) / 1e6);
    docker.removeContainerCmd(made).withForce(true).exec();
    if (!Boolean.TRUE.equals(running)) {
      throw new IllegalStateException("The container did not run");
    }
  }

  private static HostConfig settings(String network) {
    return HostConfig.newHostConfig()
        .withNanoCPUs(1_000_000_000L)
        .withMemory(128 * MIB)
        .withMemorySwap(128 * MIB)
        .withPidsLimit(1_024L)
        .withInit(true)
        .withRestartPolicy(RestartPolicy.noRestart())
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withNetworkMode(network)
        .withIpcMode("private")
        .withLogConfig(
            new LogConfig(
                LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "2")));
  }
}
