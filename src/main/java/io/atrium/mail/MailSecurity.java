package io.atrium.mail;

/** How the line to the mail server is kept from being read on its way, and its usual port. */
enum MailSecurity {
  /** Not at all: for a server on the same computer or in a network of one's own. */
  NONE(25),
  /** It begins in the clear and goes on encrypted, or not at all. */
  STARTTLS(587),
  /** Encrypted from the first byte on. */
  TLS(465);

  private final int port;

  MailSecurity(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }
}
