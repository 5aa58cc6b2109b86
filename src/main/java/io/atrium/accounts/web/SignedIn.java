package io.atrium.accounts.web;

import io.atrium.accounts.login.Known;
import java.io.Serializable;
import java.time.Instant;

/**
 * What a session remembers: who logged in and when, but no rights, which are looked up at each
 * request.
 *
 * @param stamp the person's stamp at that time; a session whose stamp is old has ended
 */
record SignedIn(String personId, long stamp, Instant since) implements Serializable {

  static SignedIn of(Known known, Instant now) {
    return new SignedIn(known.actor().personId(), known.stamp(), now);
  }
}
