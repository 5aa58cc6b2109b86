package io.atrium.mail;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which server takes the portal's mail, and how patient the portal is with it. Without a host
 * nothing is sent.
 *
 * @param port the usual one of its security when it is not set
 * @param from the address that mails come from; one at the portal's own name when it is not set
 * @param every how often it is looked whether there is something to send
 * @param connectWithin how long the server may take to be reached
 * @param answerWithin how long it may take for each answer
 * @param attempts after so many in vain a mail is given up
 * @param firstPause after the first attempt in vain; it doubles with each further one
 * @param longestPause between two attempts
 * @param keepFor what was sent or given up is forgotten after that
 * @param waitFor what waits while no server is set is forgotten after that
 */
@ConfigurationProperties("atrium.mail")
record MailSettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("NONE") MailSecurity security,
    @Nullable String from,
    @DefaultValue("10s") Duration every,
    @DefaultValue("5s") Duration connectWithin,
    @DefaultValue("20s") Duration answerWithin,
    @DefaultValue("20") int attempts,
    @DefaultValue("1m") Duration firstPause,
    @DefaultValue("4h") Duration longestPause,
    @DefaultValue("30d") Duration keepFor,
    @DefaultValue("3d") Duration waitFor) {

  /** More than a server says for one mail, so that nobody else takes what is under way. */
  private static final int ANSWERS = 20;

  MailSettings {
    if (attempts < 1) {
      throw new IllegalArgumentException("atrium.mail.attempts must be 1 or more");
    }
  }

  /** The server, if one is set: an empty variable sets none. */
  Optional<String> server() {
    return Optional.ofNullable(host).map(String::strip).filter(each -> !each.isEmpty());
  }

  int portOrUsual() {
    return port == null ? security.port() : port;
  }

  /** How long whoever sends a mail has it for themselves. */
  Duration lease() {
    return connectWithin.plus(answerWithin.multipliedBy(ANSWERS));
  }

  /** Without the password, wherever it may be printed by mistake. */
  @Override
  public String toString() {
    return "MailSettings[host=%s, security=%s]".formatted(host, security);
  }
}
