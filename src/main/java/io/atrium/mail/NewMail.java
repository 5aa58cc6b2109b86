package io.atrium.mail;

import java.util.Map;

/**
 * Something to write to one person.
 *
 * @param key what it tells of and whom, so that it is written once however often it is asked for
 * @param template its words: a {@code .html} and a {@code .txt} in {@code templates/mail/letters}
 * @param subject on one line; whatever would end the line becomes a space
 * @param details what the templates show, ready to print; never a secret
 */
public record NewMail(
    String key, String personId, String template, String subject, Map<String, Object> details) {

  public NewMail {
    details = Map.copyOf(details);
  }
}
