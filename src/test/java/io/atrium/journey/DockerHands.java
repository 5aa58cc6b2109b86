package io.atrium.journey;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.net.URI;
import java.time.Instant;

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

  void remove(String name) {
    docker.removeContainerCmd(name).withForce(true).exec();
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
