package io.atrium.mail;

import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What the answers of a mail server mean for the mail. */
final class Replies {

  private static final int FIRST_PERMANENT = 500;

  /** It wants another login or an encrypted line: nothing that this mail could change. */
  private static final Set<Integer> ABOUT_THE_LINE = Set.of(530, 534, 535, 538);

  private static final int LONGEST = 500;

  private Replies() {}

  static Delivery judge(MessagingException failed) {
    var code = chain(failed).mapToInt(Replies::code).filter(each -> each > 0).max().orElse(0);
    var why = line(failed);
    if (ABOUT_THE_LINE.contains(code)) {
      return new Delivery.Unreachable(why);
    }
    return code >= FIRST_PERMANENT ? new Delivery.Refused(why) : new Delivery.Later(why);
  }

  /** The innermost words: those of the server or of the network. */
  static String line(MessagingException failed) {
    var last = chain(failed).reduce((_, next) -> next).orElse(failed);
    var words =
        Letter.oneLine(Objects.requireNonNullElse(last.getMessage(), last.getClass().getName()));
    var line =
        last instanceof MessagingException ? words : last.getClass().getSimpleName() + ": " + words;
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }

  private static Stream<Exception> chain(MessagingException failed) {
    var found = Stream.<Exception>builder();
    for (Exception each = failed; each != null; each = next(each)) {
      found.add(each);
    }
    return found.build();
  }

  private static @Nullable Exception next(Exception failed) {
    return failed instanceof MessagingException message ? message.getNextException() : null;
  }

  private static int code(Exception failed) {
    return switch (failed) {
      case SMTPAddressFailedException address -> address.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      case SMTPSendFailedException send -> send.getReturnCode();
      default -> 0;
    };
  }
}
