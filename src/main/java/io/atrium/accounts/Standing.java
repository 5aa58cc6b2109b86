package io.atrium.accounts;

import java.util.Optional;

/**
 * Who asks, asked again: for connections that stay open longer than a right may survive its end. A
 * controller argument beside {@link Actor}.
 */
public interface Standing {

  /** The actor with the rights of this moment, or nothing once they may not be here at all. */
  Optional<Actor> now();
}
