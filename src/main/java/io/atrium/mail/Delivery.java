package io.atrium.mail;

/** What became of an attempt to hand a mail to the server. */
sealed interface Delivery {

  /** The server has taken it, and answers for it from now on. */
  record Accepted() implements Delivery {}

  /** It may go well another time. */
  record Later(String why) implements Delivery {}

  /** The server will never take this mail. */
  record Refused(String why) implements Delivery {}

  /** The server cannot be used at all now, so the other mails need not try. */
  record Unreachable(String why) implements Delivery {}
}
