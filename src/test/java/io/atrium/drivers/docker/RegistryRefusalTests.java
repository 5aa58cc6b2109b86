package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import io.atrium.drivers.spi.SpecRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRefusalTests {

  @ParameterizedTest
  @CsvSource({
    "'Get \"https://registry.example.org/v2/\": dial tcp: lookup registry.example.org on"
        + " 10.9.8.7:53: no such host', the host cannot reach its registry",
    "'manifest for nginx:9.99 not found: manifest unknown', its registry does not have it",
    "'toomanyrequests: slow down', its registry did not give it"
  })
  void saysWhyInWordsOfItsOwn(String words, String why) {
    var told = RegistryRefusal.of("nginx:9.99", new SpecRejected("Docker says: " + words));

    assertThat(told).isInstanceOf(SpecRejected.class);
    assertThat(told.getMessage())
        .startsWith("'nginx:9.99' could not be fetched: " + why)
        .endsWith(".")
        .doesNotContain("Docker", "10.9.8.7", "lookup");
    assertThat(told.getCause()).hasMessageContaining(words);
  }

  @Test
  void leavesTroublesOfTheEngineAsTheyAre() {
    var trouble = new DockerException("containerd.sock: transport is closing", 500);

    assertThat(RegistryRefusal.of("nginx:1", trouble)).isSameAs(trouble);
  }
}
