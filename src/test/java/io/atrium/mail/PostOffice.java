package io.atrium.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** A real mail server for tests of other rooms, and the postman who brings it what waits. */
public final class PostOffice implements AutoCloseable {

  private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  public PostOffice() {
    server.start();
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** What the person at this address has got. */
  public List<MimeMessage> got(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(each -> recipient(each).equals(address))
        .toList();
  }

  /** The half of a mail that is of this type, however deep it lies. */
  public static String part(MimeMessage mail, String type) {
    try {
      return part((MimeMultipart) mail.getContent(), type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String part(MimeMultipart parts, String type)
      throws MessagingException, IOException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart each = parts.getBodyPart(i);
      if (each.isMimeType(type)) {
        return String.valueOf(each.getContent());
      }
      if (each.getContent() instanceof MimeMultipart inner) {
        return part(inner, type);
      }
    }
    throw new AssertionError("No " + type);
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
