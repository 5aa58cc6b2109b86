package io.atrium.journey;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.InvocationBuilder;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody at the engine itself, who asks the portal for nothing. */
final class DockerHands {

  private final DockerClient docker;

  DockerHands(URI engine) {
    var config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(engine.toString())
            .build();
    var transport = new ZerodepDockerHttpClient.Builder().dockerHost(engine).build();
    docker = DockerClientImpl.getInstance(config, transport);
  }

  void stop(String name) {
    docker.stopContainerCmd(name).withTimeout(5).exec();
  }

  void pause(String name) {
    docker.pauseContainerCmd(name).exec();
  }

  void goOn(String name) {
    docker.unpauseContainerCmd(name).exec();
  }

  /** What the engine itself counted of the present run, by our words for it. */
  Map<String, Long> counted(String name) {
    try (var answer = new InvocationBuilder.AsyncResultCallback<Statistics>()) {
      docker.statsCmd(name).withNoStream(true).exec(answer);
      var told = answer.awaitResult();
      var counted = new HashMap<String, Long>();
      counted.put("cpu-time", told.getCpuStats().getCpuUsage().getTotalUsage());
      var cards = told.getNetworks().values();
      counted.put("network-in", cards.stream().mapToLong(card -> card.getRxBytes()).sum());
      counted.put("network-out", cards.stream().mapToLong(card -> card.getTxBytes()).sum());
      return counted;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void remove(String name) {
    docker.removeContainerCmd(name).withForce(true).exec();
  }

  /** Puts a file onto its disk. */
  void write(String name, Path file) {
    docker
        .copyArchiveToContainerCmd(name)
        .withHostResource(file.toString())
        .withRemotePath("/")
        .exec();
  }

  /** How much memory the engine lets it have. */
  long memoryMib(String name) {
    return docker.inspectContainerCmd(name).exec().getHostConfig().getMemory() >> 20;
  }

  /** The tags of all images that are called after this name. */
  List<String> imagesOf(String name) {
    return docker.listImagesCmd().withShowAll(true).exec().stream()
        .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Stream::of))
        .filter(tag -> tag.contains(name))
        .toList();
  }

  boolean holds(String name) {
    try {
      docker.inspectContainerCmd(name).exec();
      return true;
    } catch (NotFoundException absent) {
      return false;
    }
  }

  /** The latest run of a container, as the engine tells it. */
  Run run(String name) {
    var state = docker.inspectContainerCmd(name).exec().getState();
    return new Run(Instant.parse(state.getStartedAt()), Instant.parse(state.getFinishedAt()));
  }

  /** When it began and when it ended. */
  record Run(Instant startedAt, Instant finishedAt) {

    /** As they are billed: from the second it began in to the second it ended in. */
    long seconds() {
      return finishedAt.getEpochSecond() - startedAt.getEpochSecond();
    }
  }
}
