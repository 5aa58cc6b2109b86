package io.atrium.mail;

import io.atrium.kernel.Institution;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The line to the institution's mail server. Every step on it has a time limit, and it is never
 * used inside a transaction: a slow server must not hold what others wait for.
 */
@Component
class MailServer {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final MailSettings settings;
  private final Session session;
  private final InternetAddress from;
  private final String portal;
  private final Clock clock;

  MailServer(MailSettings settings, PortalAddress portal, Institution institution, Clock clock) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, portal.host()));
    this.from = sender(settings, portal.host(), institution);
    this.portal = portal.host();
    this.clock = clock;
  }

  boolean isSet() {
    return settings.server().isPresent();
  }

  private static Properties properties(MailSettings settings, String portal) {
    var properties = new Properties();
    properties.put("mail.smtp.localhost", portal);
    properties.put(
        "mail.smtp.connectiontimeout", String.valueOf(settings.connectWithin().toMillis()));
    properties.put("mail.smtp.timeout", String.valueOf(settings.answerWithin().toMillis()));
    properties.put("mail.smtp.writetimeout", String.valueOf(settings.answerWithin().toMillis()));
    // What the server says to the goodbye changes nothing, so nobody waits for it.
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  private static InternetAddress sender(
      MailSettings settings, String portal, Institution institution) {
    var address = Objects.requireNonNullElse(settings.from(), "atrium@" + portal);
    try {
      var sender = new InternetAddress(address, true);
      sender.setPersonal(Letter.oneLine(institution.institution()), StandardCharsets.UTF_8.name());
      return sender;
    } catch (AddressException | UnsupportedEncodingException wrong) {
      throw new IllegalStateException("atrium.mail.from is no address: " + address, wrong);
    }
  }

  /** Tries once. What is unclear, such as a line that broke, counts as not taken. */
  Delivery send(OutgoingMail mail) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A mail server must not be waited for in a transaction");
    }
    MimeMessage message;
    try {
      message = message(mail);
    } catch (MessagingException unusable) {
      return new Delivery.Refused(Replies.line(unusable));
    }
    return hand(message);
  }

  private MimeMessage message(OutgoingMail mail) throws MessagingException {
    var message = new Stamped(session, "<%s@%s>".formatted(mail.id(), portal));
    message.setFrom(from);
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.address(), true));
    message.setSentDate(Date.from(clock.instant()));
    // So that answering machines keep quiet.
    message.setHeader("Auto-Submitted", "auto-generated");
    var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setSubject(mail.letter().subject());
    helper.setText(mail.letter().text(), mail.letter().html());
    message.saveChanges();
    return message;
  }

  private Delivery hand(MimeMessage message) {
    Transport line;
    try {
      line = session.getTransport("smtp");
      line.connect(
          settings.server().orElseThrow(),
          settings.portOrUsual(),
          settings.username(),
          settings.password());
    } catch (MessagingException failed) {
      return new Delivery.Unreachable(Replies.line(failed));
    }
    try {
      line.sendMessage(message, message.getAllRecipients());
      return new Delivery.Accepted();
    } catch (MessagingException failed) {
      return Replies.judge(failed);
    } finally {
      close(line);
    }
  }

  /** The server has taken the mail or not by now, and does not change its mind. */
  private static void close(Transport line) {
    try {
      line.close();
    } catch (MessagingException failed) {
      LOG.debug("The mail server was left without a goodbye", failed);
    }
  }

  /** Has the same id however often it is sent, so that a mailbox that gets it twice can tell. */
  private static final class Stamped extends MimeMessage {

    private final String id;

    Stamped(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
