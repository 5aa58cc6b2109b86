package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All pairs of phases, and which of them facts may connect. */
class PhaseTests {

  private static final String TABLE =
      """
      REQUESTED: REQUESTED PROVISIONING ARCHIVED DELETING FAILED
      PROVISIONING: REQUESTED PROVISIONING RUNNING STOPPED ARCHIVED DELETING FAILED
      RUNNING: RUNNING STOPPED DELETING FAILED
      STOPPED: RUNNING STOPPED ARCHIVED DELETING FAILED
      ARCHIVED: ARCHIVED REQUESTED PROVISIONING DELETING
      FAILED: REQUESTED PROVISIONING RUNNING STOPPED ARCHIVED DELETING FAILED
      DELETING: DELETING DELETED
      DELETED: DELETED
      """;

  @ParameterizedTest
  @EnumSource
  void becomesExactlyWhatTheTableSays(Phase phase) {
    var allowed =
        Arrays.stream(Phase.values())
            .filter(phase::mayBecome)
            .map(Enum::name)
            .collect(Collectors.toSet());

    assertThat(allowed).isEqualTo(row(phase));
  }

  @Test
  void leavesAWayOutOfEveryPhaseButTheLast() {
    assertThat(Phase.values())
        .filteredOn(phase -> Arrays.stream(Phase.values()).filter(phase::mayBecome).count() == 1)
        .containsExactly(Phase.DELETED);
  }

  private static java.util.Set<String> row(Phase phase) {
    return TABLE
        .lines()
        .filter(line -> line.startsWith(phase + ": "))
        .flatMap(line -> Arrays.stream(line.substring(phase.name().length() + 2).split(" ")))
        .collect(Collectors.toSet());
  }
}
