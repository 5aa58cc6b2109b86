package io.atrium.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.atrium.testing.MovableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of mails when the server is away, busy, unwilling or slow, and when a portal dies.
 */
@MailTest
class PostmanTests {

  @Autowired private Correspondence mails;
  @Autowired private OutboxRows rows;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;

  private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  @BeforeEach
  void open() {
    mails.clear();
    server.start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void waitsTwiceAsLongAfterEachRefusedConnectionAndSendsOnceWhenTheServerIsThere()
      throws IOException {
    var person = mails.written("Patience");

    try (var nobody = new Socket()) {
      nobody.bind(new InetSocketAddress("127.0.0.1", 0)); // a port where nobody listens
      for (var minutes : List.of(1, 2, 4)) {
        mails.postman(nobody.getLocalPort()).round();
        var row = mails.row(person);
        assertThat(row.state()).isEqualTo("WAITING");
        assertThat(row.failure()).containsIgnoringCase("refused");
        assertThat(row.due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(minutes)));
        clock.advance(Duration.ofMinutes(minutes));
      }
    }
    send();
    send();

    assertThat(mails.row(person).state()).isEqualTo("SENT");
    assertThat(mails.row(person).attempts()).isEqualTo(4);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void isNotTriedBeforeItsTime() {
    try (var busy = new ScriptedServer().answering("MAIL", "451 Try later")) {
      mails.written("Patience");

      mails.postman(busy.port()).round();
      clock.advance(Duration.ofSeconds(59));
      mails.postman(busy.port()).round();

      assertThat(busy.visits()).isEqualTo(1);
    }
  }

  @Test
  void triesAgainWhatTheServerDefersAndKeepsItsWords() {
    var person = mails.written("Deferred");

    try (var busy = new ScriptedServer().answering("RCPT", "450 4.2.1 Mailbox busy")) {
      mails.postman(busy.port()).round();
    }
    assertThat(mails.row(person).state()).isEqualTo("WAITING");
    assertThat(mails.row(person).failure()).contains("450 4.2.1 Mailbox busy");
    clock.advance(Duration.ofMinutes(1));
    send();

    assertThat(mails.row(person).state()).isEqualTo("SENT");
  }

  @Test
  void givesUpAtOnceWhatTheServerRefusesForGood() {
    for (var command : List.of("MAIL", "RCPT", "DATA", ".")) {
      var person = mails.written("Refused at " + command);

      try (var strict = new ScriptedServer().answering(command, "550 5.7.1 Not wanted here")) {
        mails.postman(strict.port()).round();
      }

      assertThat(mails.row(person).state()).as(command).isEqualTo("FAILED");
      assertThat(mails.row(person).failure()).as(command).contains("550 5.7.1 Not wanted here");
      assertThat(mails.row(person).attempts()).isEqualTo(1);
    }
  }

  @Test
  void doesNotBlameTheMailWhenTheServerWantsALogin() {
    var person = mails.written("Login");

    try (var strict = new ScriptedServer().answering("MAIL", "530 5.7.0 Authentication required")) {
      mails.postman(strict.port()).round();
    }

    assertThat(mails.row(person).state()).isEqualTo("WAITING");
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    var person = mails.written("In vain");

    try (var busy = new ScriptedServer().answering("MAIL", "451 Try later")) {
      for (int i = 0; i < 6; i++) {
        mails.postman(busy.port()).round();
        clock.advance(Duration.ofHours(1));
      }
      assertThat(busy.visits()).isEqualTo(4);
    }

    assertThat(mails.row(person).state()).isEqualTo("FAILED");
    assertThat(mails.row(person).attempts()).isEqualTo(4);
  }

  @Test
  void leavesAServerThatFallsSilent() {
    for (var command : List.of("greeting", "RCPT", ".")) {
      var person = mails.written("Silence at " + command);

      try (var silent = new ScriptedServer().answering(command, "")) {
        mails.impatient(silent.port()).round();
      }

      assertThat(mails.row(person).state()).as(command).isEqualTo("WAITING");
      assertThat(mails.row(person).failure()).as(command).containsIgnoringCase("timed out");
      mails.clear();
    }
  }

  @Test
  void doesNotWearOutAllMailsOnAServerThatIsAway() {
    try (var closed = new ScriptedServer().answering("greeting", "421 Closed today")) {
      var all = List.of(mails.written("One"), mails.written("Two"), mails.written("Three"));

      mails.postman(closed.port()).round();

      assertThat(closed.visits()).isEqualTo(1);
      assertThat(all.stream().mapToInt(each -> mails.row(each).attempts()).sum()).isEqualTo(1);
    }
  }

  @Test
  void twoReplicasSendEachMailOnce() throws Exception {
    var people = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      people.add(mails.written("Mail " + i));
    }

    var replicas =
        List.of(Thread.ofVirtual().start(this::send), Thread.ofVirtual().start(this::send));
    for (var each : replicas) {
      each.join();
    }
    send();

    assertThat(people).allMatch(each -> mails.row(each).state().equals("SENT"));
    assertThat(received()).extracting(MimeMessage::getSubject).doesNotHaveDuplicates().hasSize(30);
  }

  /**
   * Better twice than never: between the server's yes and ours lies a moment in which one may die.
   */
  @Test
  void aMailWhoseSenderDiedBeforeItWasWrittenDownIsSentOnceMoreUnderTheSameId() throws Exception {
    var person = mails.written("Crash");
    var port = server.getSmtp().getPort();
    var lease = Correspondence.lease();
    var taken = rows.takeDue(clock.instant(), clock.instant().plus(lease)).orElseThrow();
    assertThat(mails.server(port).send(taken)).isEqualTo(new Delivery.Accepted());

    send();
    assertThat(server.getReceivedMessages()).as("it is leased still").hasSize(1);
    clock.advance(lease.plusSeconds(1));
    send();
    send();

    assertThat(mails.row(person).state()).isEqualTo("SENT");
    assertThat(received()).hasSize(2);
    assertThat(received())
        .extracting(MimeMessage::getMessageID)
        .containsOnly("<%s@localhost>".formatted(taken.id()));
  }

  @Test
  void whoeverSleptPastTheLeaseChangesNothingAnyMore() {
    var person = mails.written("Late");
    var slept = rows.takeDue(clock.instant(), clock.instant().plusSeconds(1)).orElseThrow();
    clock.advance(Duration.ofSeconds(2));
    assertThat(rows.stands(slept, clock.instant())).isFalse();
    send();

    rows.again(slept, "Too late", clock.instant());
    rows.giveUp(slept, "Too late", clock.instant());

    assertThat(mails.row(person).state()).isEqualTo("SENT");
  }

  @Test
  void writesToNobodyWhoHasLeftInTheMeantime() {
    var person = mails.written("Farewell");
    mails.leaves(person);

    send();

    assertThat(mails.row(person).state()).isEqualTo("FAILED");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void neverWaitsForTheServerInsideATransaction() {
    mails.written("Slow");
    var taken = rows.takeDue(clock.instant(), clock.instant().plusSeconds(9)).orElseThrow();
    var line = mails.server(server.getSmtp().getPort());

    assertThatIllegalStateException()
        .isThrownBy(() -> transaction.execute(_ -> line.send(taken)))
        .withMessageContaining("transaction");
  }

  private void send() {
    mails.postman(server.getSmtp().getPort()).round();
  }

  private List<MimeMessage> received() throws MessagingException {
    return Arrays.asList(server.getReceivedMessages());
  }
}
