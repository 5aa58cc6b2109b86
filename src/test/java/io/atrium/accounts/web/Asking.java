package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import java.util.Optional;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Sends a request of a web test as somebody, past the login but through everything behind it. */
public final class Asking {

  private Asking() {}

  public static RequestPostProcessor as(Actor actor) {
    return SecurityMockMvcRequestPostProcessors.authentication(
        new ActorAuthentication(actor, actor.personId(), false, () -> Optional.of(actor)));
  }
}
