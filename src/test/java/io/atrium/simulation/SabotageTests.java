package io.atrium.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the tester: what has gone wrong in other clouds is found when it is put back. */
class SabotageTests {

  private static final int MOST_HISTORIES = 1_000;

  private static final SimulatedPortal PORTAL = new SimulatedPortal();

  private static final History HISTORY = new History(new Stage(PORTAL), Deeds.all());

  @AfterAll
  static void close() {
    PORTAL.close();
  }

  @Test
  void theSameSeedTellsTheSameStoryWhateverWasPlayedBefore() {
    PORTAL.saboteur().put(null);
    var told = HISTORY.play(7).toString();
    HISTORY.play(8);

    assertThat(HISTORY.play(7)).hasToString(told);
  }

  @ParameterizedTest
  @EnumSource
  void findsAKnownBugThatIsPutBack(Sabotage sabotage) {
    PORTAL.saboteur().put(sabotage);

    assertThat(firstViolation()).isPresent().get(STRING).doesNotContain("The portal failed");
  }

  private static Optional<String> firstViolation() {
    for (var seed = 0; seed < MOST_HISTORIES; seed++) {
      try {
        HISTORY.play(seed);
      } catch (Story.Violation found) {
        return Optional.of(String.valueOf(found.getMessage()));
      }
    }
    return Optional.empty();
  }
}
