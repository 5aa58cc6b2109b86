package io.atrium.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Office;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of the mail and do about it, and what is forgotten when. */
@MailTest
class OutboxStateTests {

  private static final Actor AUDITOR =
      new Actor("aud", "Aud", Set.of(Office.AUDITOR), Map.of(), Set.of(), false);

  @Autowired private Correspondence mails;
  @Autowired private OutboxQueries queries;
  @Autowired private OutboxCommands commands;
  @Autowired private MailRoom.Told told;
  @Autowired private MovableClock clock;

  private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  @BeforeEach
  void open() {
    mails.clear();
    told.clear();
    server.start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void tellsHowManyWaitAndWhichWereGivenUpAndWhy() {
    fail("Given up", "550 5.1.1 No such user here");
    var failedAt = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    mails.written("Waiting");

    var state = queries.state(AUDITOR);

    assertThat(state.waiting()).isEqualTo(1);
    assertThat(state.oldest()).isEqualTo(clock.instant());
    assertThat(state.failed()).isEqualTo(1);
    assertThat(state.server()).isNull();
    var trouble = state.troubles().getFirst();
    assertThat(trouble.subject()).isEqualTo("Given up");
    assertThat(trouble.person()).isEqualTo("Anna Berg");
    assertThat(trouble.failure()).contains("No such user here");
    assertThat(trouble.writtenAt()).isEqualTo(failedAt);
    assertThat(trouble.nextAt()).isNull();
  }

  @Test
  void whatWasGivenUpIsSentWhenAnOperatorHasItTriedAgain() {
    var person = fail("Second chance", "550 5.1.1 No such user here");

    assertThat(commands.tryAgain(Actor.portal())).isEqualTo(1);
    send();
    assertThat(commands.tryAgain(Actor.portal())).isZero();

    assertThat(mails.row(person).state()).isEqualTo("SENT");
    assertThat(queries.state(AUDITOR).failed()).isZero();
    assertThat(queries.state(AUDITOR).troubles()).isEmpty();
    assertThat(queries.state(AUDITOR).lastSent()).isEqualTo(clock.instant());
    assertThat(told).singleElement().extracting(MailRetried::details).hasToString("{name=1 mail}");
  }

  @Test
  void isForThoseWhoRunThePortal() {
    var member = new Actor("ada", "Ada", Set.of(), Map.of(), Set.of(), false);

    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> queries.state(member));
    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> commands.tryAgain(AUDITOR));
  }

  @Test
  void withoutAServerNothingIsSentAndNothingPilesUp() {
    mails.written("Nowhere to go");

    mails.postmanWithoutServer().round();
    assertThat(mails.rows()).isEqualTo(1);
    clock.advance(Duration.ofDays(3).plusSeconds(1));
    mails.postmanWithoutServer().round();

    assertThat(mails.rows()).isZero();
  }

  @Test
  void whatWaitedForAServerIsSentWhenThereIsOne() {
    var person = mails.written("At last");
    mails.postmanWithoutServer().round();

    send();

    assertThat(mails.row(person).state()).isEqualTo("SENT");
  }

  @Test
  void whatHasEndedIsForgottenAfterThirtyDaysAndWhatWaitsIsNot() {
    mails.written("Sent");
    send();
    fail("Given up", "550 No");
    clock.advance(Duration.ofDays(30));
    mails.postman(1).round();
    assertThat(mails.rows()).isEqualTo(2);

    clock.advance(Duration.ofSeconds(1));
    var waiting = mails.written("Waiting");
    send();

    assertThat(mails.rows()).isEqualTo(1);
    assertThat(mails.row(waiting).state()).isEqualTo("SENT");
  }

  private String fail(String subject, String answer) {
    var person = mails.written(subject);
    try (var strict = new ScriptedServer().answering("RCPT", answer)) {
      mails.postman(strict.port()).round();
    }
    return person;
  }

  private void send() {
    mails.postman(server.getSmtp().getPort()).round();
  }
}
