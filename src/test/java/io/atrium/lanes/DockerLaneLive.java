package io.atrium.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lane itself: a Docker engine of our own, empty at first, answers. */
@Tag("live")
@Tag("live-docker")
class DockerLaneLive {

  @Test
  void aPrivateEngineAnswers() throws Exception {
    var config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(Lane.docker())
            .build();
    var transport =
        new ZerodepDockerHttpClient.Builder().dockerHost(URI.create(Lane.docker())).build();

    try (var docker = DockerClientImpl.getInstance(config, transport)) {
      assertThat(docker.infoCmd().exec().getName()).isEqualTo("atrium-lane");
      assertThat(Lane.image("container.tar")).isNotEmptyFile();
    }
  }
}
