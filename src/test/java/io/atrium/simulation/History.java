package io.atrium.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One random history, from an empty portal to rest, judged by every invariant. */
final class History {

  private static final Instant BEGINNING = Instant.parse("2026-02-20T06:00:00Z");

  private static final int SHORTEST = 4;

  private static final int SPREAD = 16;

  /** How rarely a history rests, and is judged, before its end. */
  private static final int RESTS_ONE_IN = 32;

  private static final List<Invariant> INVARIANTS =
      List.of(
          new HostsAgree(),
          new QuotaAgrees(),
          new OperationsEnd(),
          new UseAgrees(),
          new EndsAreExact(),
          new ConsumedAgrees(),
          new BooksAgree(),
          new TrailTells(),
          new ConditionsEnd(),
          new SleepersRest());

  private final Stage stage;

  private final Deeds deeds;

  History(Stage stage, Deeds deeds) {
    this.stage = stage;
    this.deeds = deeds;
  }

  /** Plays the history that follows from this seed, and tells it. */
  Story play(long seed) {
    var story = new Story(seed);
    try {
      happen(story);
    } catch (RuntimeException defect) {
      throw story.violation("The portal failed: " + defect, defect);
    }
    return story;
  }

  private void happen(Story story) {
    stage.set(story.seed(), BEGINNING.plus(Duration.ofHours(story.below(40 * 24))));
    var length = SHORTEST + story.below(SPREAD);
    PeoplesDeeds.order(stage, story);
    for (var deed = 0; deed < length; deed++) {
      deeds.any(story).happen(stage, story);
      if (story.oneIn(RESTS_ONE_IN)) {
        judge(story);
      }
    }
    judge(story);
  }

  private void judge(Story story) {
    new Settling(stage, story).settle();
    for (var invariant : INVARIANTS) {
      var broken = invariant.broken(stage, story);
      if (!broken.isEmpty()) {
        rows(story);
        throw story.violation(String.join(System.lineSeparator(), broken));
      }
    }
  }

  private void rows(Story story) {
    Believed.all(stage.portal().jdbc()).forEach(row -> story.tell(stage.now(), "  " + row));
  }
}
