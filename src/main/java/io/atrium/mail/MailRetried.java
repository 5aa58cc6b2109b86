package io.atrium.mail;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody had the mails that did not get through tried again. */
public record MailRetried(String actor, Map<String, String> details, Instant at)
    implements Recorded {

  public MailRetried {
    details = Map.copyOf(details);
  }

  @Override
  public @Nullable String departmentId() {
    return null;
  }

  @Override
  public String subjectId() {
    return "mail";
  }

  @Override
  public String action() {
    return "mail.retried";
  }
}
