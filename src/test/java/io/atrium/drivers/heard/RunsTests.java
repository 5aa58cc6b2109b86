package io.atrium.drivers.heard;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RunsTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final BooleanSupplier WHOLE = () -> true;

  private static final BooleanSupplier LOST = () -> false;

  private final MovableClock clock = new MovableClock(NOON);

  private final Runs runs = new Runs(clock);

  private final NotingHost host = new NotingHost();

  @Test
  void aRunIsKnownFromItsBeginningToItsEnd() {
    runs.begunByUs("i-1", 4, WHOLE);
    runs.beginningTold("i-1", 4);
    later();
    assertThat(running(4, 100).startedAt()).isEqualTo(NOON);

    runs.endTold("i-1");

    assertThat(runs.over("i-1").startedAt()).isEqualTo(NOON);
    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void anEndThatWasNotHeardIsNotKnown() {
    running(4, 100);

    assertThat(runs.over("i-1")).isEqualTo(Run.UNKNOWN);
  }

  @Test
  void whatIsSeenToRunBeforeTheHostTellsOfItBeganWhenItIsTold() {
    running(4, 100);

    runs.beginningTold("i-1", 4);
    later();

    assertThat(running(4, 200).startedAt()).isEqualTo(NOON);
    assertThat(running(4, 200).startedBySight()).isFalse();
  }

  @Test
  void whatIsSeenToRunBeforeTheStartIsAnsweredBeganWithTheAnswer() {
    running(4, 100);

    runs.begunByUs("i-1", 4, WHOLE);
    later();
    runs.beginningTold("i-1", 4);

    assertThat(running(4, 200).startedAt()).isEqualTo(NOON);
  }

  @Test
  void theFirstWordOnABeginningHoldsAndSoDoesTheFirstOnAnEnd() {
    runs.beginningTold("i-1", 4);
    later();
    runs.begunByUs("i-1", 4, WHOLE);
    runs.endTold("i-1");
    later();
    runs.endedByUs("i-1", WHOLE);

    assertThat(runs.over("i-1").startedAt()).isEqualTo(NOON);
    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void aLateNoticeOfAnEndThatWeMadeDoesNotEndTheNextRun() {
    runs.begunByUs("i-1", 4, WHOLE);
    runs.beginningTold("i-1", 4);
    runs.endedByUs("i-1", WHOLE);
    later();
    runs.begunByUs("i-1", 5, WHOLE);

    runs.endTold("i-1");
    runs.beginningTold("i-1", 5);

    assertThat(running(5, 0).startedAt()).isEqualTo(NOON.plusSeconds(10));
    assertThat(running(5, 0).endedBefore()).isEqualTo(NOON);
  }

  @Test
  void anEndIsNotForgottenWhenTheAnswerToTheStartComesAfterIt() {
    runs.beginningTold("i-1", 4);
    runs.endTold("i-1");
    later();

    runs.begunByUs("i-1", 4, WHOLE);

    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON);
  }

  @Test
  void anEndThatWasSeenBeforeItWasToldIsOwed() {
    runs.beginningTold("i-1", 4);
    assertThat(runs.owesItsEnd("i-1")).isTrue();

    runs.endTold("i-1");

    assertThat(runs.owesItsEnd("i-1")).isFalse();
  }

  @Test
  void oneThatRanBeforeWeListenedOwesItsEndOnceItWasSeen() {
    running(4, 100);

    assertThat(runs.owesItsEnd("i-1")).isTrue();
  }

  @Test
  void nothingIsOwedOverALineThatIsLost() {
    runs.beginningTold("i-1", 4);
    runs.lineLost();

    assertThat(runs.owesItsEnd("i-1")).isFalse();
  }

  @Test
  void whatIsNotedOverALineThatIsLostMeanwhileOwesNothing() {
    runs.begunByUs("i-1", 4, LOST);
    assertThat(runs.owesItsEnd("i-1")).isFalse();
    later();

    runs.endTold("i-1");

    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void anEndThatWeMadeOverALostLineDoesNotSwallowTheNoticeOfTheNext() {
    runs.begunByUs("i-1", 4, WHOLE);
    runs.endedByUs("i-1", LOST);
    runs.begunByUs("i-1", 5, WHOLE);
    runs.beginningTold("i-1", 5);
    later();

    runs.endTold("i-1");

    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void nobodyWaitsTwiceForAnEndThatIsNeverTold() {
    runs.beginningTold("i-1", 4);

    runs.neverTold("i-1");

    assertThat(runs.owesItsEnd("i-1")).isFalse();
  }

  @Test
  void afterALostLineARunMustProveThatItIsTheSame() {
    runs.beginningTold("i-1", 4);
    running(4, 5_000);
    runs.lineLost();
    assertThat(running(4, 6_000).startedAt()).isEqualTo(NOON);

    host.runAnew();
    later();
    runs.lineLost();

    assertThat(running(4, 100).startedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void anEndThatWasHeardStandsAlthoughTheLineIsLostAfterIt() {
    runs.beginningTold("i-1", 4);
    runs.endTold("i-1");
    later();

    runs.lineLost();

    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON);
  }

  @Test
  void oneThatRunsAgainUnheardTellsWhenTheRunBeforeItEnded() {
    runs.beginningTold("i-1", 4);
    runs.endTold("i-1");
    runs.lineLost();
    later();

    assertThat(running(9, 100).startedAt()).isEqualTo(NOON.plusSeconds(10));
    assertThat(running(9, 200).endedBefore()).isEqualTo(NOON);
    assertThat(runs.over("i-1")).isEqualTo(Run.UNKNOWN);
  }

  @Test
  void aLookThatIsOutOfDateDoesNotUndoAnEnd() {
    runs.beginningTold("i-1", 4);
    runs.endTold("i-1");

    running(4, 100);

    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON);
  }

  @Test
  void whatIsToldTwiceIsTheSame() {
    runs.beginningTold("i-1", 4);
    runs.beginningTold("i-1", 4);
    runs.endTold("i-1");
    later();
    runs.endTold("i-1");

    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON);
  }

  @Test
  void anotherPortalProcessKnowsTheBeginningByItsNote() {
    runs.beginningTold("i-1", 4);
    later();
    running(4, 100);
    later();

    var another = new Runs(clock).running("i-1", 4, 200, WHOLE, host);

    assertThat(another.startedAt()).isEqualTo(NOON);
    assertThat(another.startedBySight()).isFalse();
  }

  @Test
  void whatNobodyHeardBeginIsKnownToRunSinceItWasFirstSeen() {
    assertThat(running(4, 100).startedAt()).isEqualTo(NOON);
    later();

    assertThat(running(4, 200).startedAt()).isEqualTo(NOON);
    assertThat(running(4, 200).startedBySight()).isTrue();
    var another = new Runs(clock).running("i-1", 4, 300, WHOLE, host);
    assertThat(another.startedBySight()).isTrue();
  }

  @Test
  void aNoteThatAnotherRunLeftTellsNothing() {
    running(4, 100);
    later();

    var another = new Runs(clock).running("i-1", 5, 200, WHOLE, host);

    assertThat(another.startedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void whatWasHeardHoldsBeforeWhatIsNoted() {
    running(4, 100);
    later();
    var another = new Runs(clock);
    another.beginningTold("i-1", 4);

    assertThat(another.running("i-1", 4, 200, WHOLE, host).startedAt())
        .isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void whatCannotBeNotedNowIsNotedAtTheNextLook() {
    host.refuse();
    assertThat(running(4, 100).startedAt()).isNull();
    later();
    host.mend();

    assertThat(running(4, 200).startedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  private Run running(long number, long cpuNanos) {
    return runs.running("i-1", number, cpuNanos, WHOLE, host);
  }

  private void later() {
    clock.advance(Duration.ofSeconds(10));
  }
}
