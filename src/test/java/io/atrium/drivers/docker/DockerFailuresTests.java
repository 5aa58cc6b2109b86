package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.github.dockerjava.api.exception.DockerException;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which an engine fails has one meaning in the contract. */
class DockerFailuresTests {

  private static final URI ENGINE = URI.create("unix:///run/docker.sock");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | write /var/lib/docker/tmp/x: no space left on device | NoRoom",
        "400 | Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available | NoRoom",
        "500 | no available IPv4 addresses on this network's address pools: atrium | NoRoom",
        "400 | OCI runtime create failed: exec: \"/x\": stat /x: no such file: unknown |"
            + " SpecRejected",
        "400 | No command specified | SpecRejected",
        "409 | removal of container x is already in progress | Busy",
        "500 | connection error: dial unix /run/containerd/containerd.sock | HostUnreachable",
        "500 | something new | UnexpectedAnswer",
        "418 | a teapot | UnexpectedAnswer"
      })
  void whatTheEngineRefusesIsJudgedByStatusAndWords(int status, String words, String failure) {
    var message = "Status %d: {\"message\":\"%s\"}".formatted(status, words.replace("\"", "\\\""));

    var explained = DockerFailures.explain(new DockerException(message, status));

    assertThat(explained.getClass().getSimpleName()).isEqualTo(failure);
    assertThat(explained.sentence()).isEqualTo("Docker says: " + words);
  }

  @Test
  void aWordThatIsWrittenWithEscapesIsRead() {
    var message = "Status 500: {\"message\":\"\\u003cnone\\u003e is \\\"bad\\\"\"}";

    assertThat(DockerFailures.words(new DockerException(message, 500)))
        .isEqualTo("<none> is \"bad\"");
    assertThat(DockerFailures.words(new DockerException("plain {words", 500)))
        .endsWith("plain {words");
  }

  @Test
  void aSocketThatIsNotThereOrNotOursIsSaidSo() {
    assertThat(explained(new RuntimeException(new SocketException("No such file or directory"))))
        .isInstanceOf(HostUnreachable.class)
        .hasMessage("There is no Docker socket at unix:///run/docker.sock.");
    assertThat(explained(new RuntimeException(new SocketException("Permission denied"))))
        .hasMessageContaining("needs the group docker");
    assertThat(explained(new RuntimeException(new ConnectException("Connection refused"))))
        .hasMessageContaining("daemon is not running");
  }

  @Test
  void onlyAConnectionThatHadStoodIsTriedAnew() {
    assertThat(DockerFailures.isBrokenLine(new RuntimeException(new IOException("Broken pipe"))))
        .isTrue();
    assertThat(DockerFailures.isBrokenLine(new ConnectException("Connection refused"))).isFalse();
    assertThat(DockerFailures.isBrokenLine(new DockerException("no", 500))).isFalse();
    assertThat(DockerFailures.isBrokenLine(new Busy("busy", new IOException("x")))).isFalse();
  }

  @Test
  void anAnswerThatCannotBeReadIsNotTakenForSilence() {
    var unreadable = new JsonParseException((JsonParser) null, "what is this");

    assertThat(explained(new RuntimeException(unreadable))).isInstanceOf(UnexpectedAnswer.class);
    assertThat(DockerFailures.isBrokenLine(unreadable)).isFalse();
  }

  @Test
  void aFailureOfTheContractStaysWhatItIs() {
    var rejected = new SpecRejected("no");
    var full = new NoRoom("full");

    assertThat(explained(rejected)).isSameAs(rejected);
    assertThat(explained(full)).isSameAs(full);
  }

  private static DriverFailure explained(Throwable failure) {
    return (DriverFailure) DockerFailures.explain(failure, ENGINE);
  }
}
