package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.SpecRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Dockerfile names its bases in the open and reaches for nothing outside. */
class DockerfileTests {

  @Test
  void findsEveryBaseButNotItsOwnStages() {
    var dockerfile =
        Dockerfile.of(
            """
            # A comment that ends like a continued line \\
            from build/tools:1 as Tools
            RUN make \\
              # in between
              all
            FROM tools AS second
            FROM scratch
            COPY --from=tools /a /a
            COPY --chown=1:1 --from=0 /b /b
            COPY --from=other/image@sha256:00 /c /c
            """);

    assertThat(dockerfile.bases())
        .containsExactlyInAnyOrder("build/tools:1", "other/image@sha256:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RUN true",
        "FROM base\nADD http://example.org/x /x",
        "FROM base\n  add\thttps://example.org/x /x",
        "FROM base\nADD \\\nhttp://example.org/x /x",
        "FROM base\n# note \\\nADD http://example.org/x /x",
        "FROM base\nONBUILD ADD http://example.org/x /x",
        "ARG BASE=base\nFROM $BASE",
        "FROM --platform=linux/arm64 base",
        "FROM base AS",
        "# escape=`\nFROM base",
        "#syntax=somebody/frontend\nFROM base",
        "FROM base\nCOPY --from=${X} /a /a",
        "FROM base\nRUN a \\\n\nADD http://example.org/x /x",
        "FROM base\nRUN a \\"
      })
  void refusesWhatReachesOutOrCouldBeReadInTwoWays(String text) {
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> Dockerfile.of(text))
        .withMessageStartingWith("The Dockerfile ");
  }

  @Test
  void refusesOneThatIsTooLong() {
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> Dockerfile.of("FROM base\n" + "#".repeat(Dockerfile.LONGEST)));
  }
}
