package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Standing;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * An actor as Spring Security carries them through one request. It holds no authorities: rights are
 * asked of the actor, by the rooms, and nowhere else.
 */
class ActorAuthentication extends AbstractAuthenticationToken {

  private final transient Actor actor;
  private final transient Standing standing;
  private final String counted;
  private final boolean oneTime;

  /**
   * @param counted under which name requests are counted: the token's id, or the person's
   * @param oneTime whether they have to choose a password of their own first
   * @param standing the same question asked again later
   */
  ActorAuthentication(Actor actor, String counted, boolean oneTime, Standing standing) {
    super(List.of());
    this.actor = actor;
    this.standing = standing;
    this.counted = counted;
    this.oneTime = oneTime;
    setAuthenticated(true);
  }

  Actor actor() {
    return actor;
  }

  Standing standing() {
    return standing;
  }

  boolean oneTime() {
    return oneTime;
  }

  @Override
  public String getName() {
    return counted;
  }

  @Override
  public Object getPrincipal() {
    return actor;
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
