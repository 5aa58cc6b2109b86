package io.atrium.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written to people, read back from a real mail server. */
@MailTest
class OutboxTests {

  @Autowired private Correspondence mails;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;

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
  void aMailHasItsWordsPlainAndAsHtmlAndSaysWhoItIsFrom() throws Exception {
    mails.written("The budget of Chemistry");

    send();

    var mail = received()[0];
    assertThat(mail.getSubject()).isEqualTo("The budget of Chemistry");
    assertThat(mail.getAllRecipients()[0]).hasToString("anna@college.example");
    assertThat(mail.getFrom()[0].toString()).contains("Example College", "<atrium@localhost>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isEqualTo("2026-09-01T08:00:00Z");
    assertThat(PostOffice.part(mail, "text/plain"))
        .contains("Hello Anna", "http://localhost:8080/budgets", "the portal of Example College")
        .doesNotContain("??", "<");
    assertThat(PostOffice.part(mail, "text/html"))
        .contains("<p>Hello Anna</p>", "href=\"http://localhost:8080/budgets\"")
        .doesNotContain("??", "th:");
  }

  @Test
  void whatIsRolledBackWasNeverWritten() {
    var person = mails.person("anna@college.example");

    transaction.executeWithoutResult(status -> {
      assertThat(outbox.add(Correspondence.mail(person, "Never"))).isTrue();
      status.setRollbackOnly();
    });
    send();

    assertThat(received()).isEmpty();
  }

  @Test
  void belongsToATransaction() {
    var mail = Correspondence.mail(mails.person("anna@college.example"), "Alone");

    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> outbox.add(mail));
  }

  @Test
  void theSameIsWrittenOnce() {
    var person = mails.person("anna@college.example");

    assertThat(mails.add(Correspondence.mail(person, "Once"))).isTrue();
    assertThat(mails.add(Correspondence.mail(person, "Once"))).isFalse();
    send();
    assertThat(mails.add(Correspondence.mail(person, "Once"))).isFalse();
    send();

    assertThat(received()).hasSize(1);
  }

  @Test
  void nobodyWithoutAnAddressIsWrittenTo() {
    var gone = mails.person("gone@college.example");
    mails.leaves(gone);

    assertThat(mails.add(Correspondence.mail(mails.person(null), "Hello"))).isFalse();
    assertThat(mails.add(Correspondence.mail(gone, "Hello"))).isFalse();
  }

  @Test
  void nothingInANameBecomesAHeaderOrASecondRecipient() throws Exception {
    var person = mails.person("anna@college.example");
    var subject = "Physics\r\nBcc: everybody@college.example\r\n\r\nBuy now\u2028\u202E";
    mails.add(new NewMail("trial", person, "trial", subject, Map.of("name", "<b>Anna</b>")));

    send();

    var mail = received()[0];
    assertThat(received()).hasSize(1);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("Physics Bcc: everybody@college.example Buy now");
    assertThat(PostOffice.part(mail, "text/html")).contains("&lt;b&gt;Anna").doesNotContain("<b>");
    assertThat(PostOffice.part(mail, "text/plain")).contains("<b>Anna</b>");
  }

  @Test
  void aSubjectOfAnyLengthAndScriptArrives() throws Exception {
    var person = mails.person("anna@college.example");
    var words = "Ökonomie 経済 💶".repeat(40);
    mails.add(new NewMail("long", person, "trial", words, Map.of("name", "Anna")));

    send();

    var subject = received()[0].getSubject();
    assertThat(subject).startsWith("Ökonomie 経済 💶Ökonomie").endsWith("…");
    assertThat(subject.codePointCount(0, subject.length())).isEqualTo(200);
  }

  @Test
  void anAddressThatIsNoneIsGivenUpAndHoldsUpNobody() {
    var person = mails.person("anna,berg@college.example");
    mails.add(Correspondence.mail(person, "Hello"));
    var other = mails.written("Hello");

    send();

    assertThat(mails.row(person).state()).isEqualTo("FAILED");
    assertThat(mails.row(other).state()).isEqualTo("SENT");
  }

  private void send() {
    mails.postman(server.getSmtp().getPort()).round();
  }

  private MimeMessage[] received() {
    return server.getReceivedMessages();
  }
}
