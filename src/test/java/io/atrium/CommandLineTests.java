package io.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandLineTests {

  @Test
  void servesWhenThereIsNoWord() {
    assertThat(run()).isEmpty();
    assertThat(run("--server.port=8081", "--atrium.zone=Europe/Vienna")).isEmpty();
  }

  @Test
  void neverServesWhenThereIsAWordBeItUnknown() {
    assertThat(run("bil", "verify")).hasValue(2);
    assertThat(run("--server.port=8081", "serve")).hasValue(2);
    assertThat(run("bill")).hasValue(2);
  }

  private static OptionalInt run(String... arguments) {
    return CommandLine.run(arguments);
  }
}
