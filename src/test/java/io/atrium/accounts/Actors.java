package io.atrium.accounts;

import java.util.Map;
import java.util.Set;

/** Actors for tests of all rooms, without any row behind them. */
public final class Actors {

  private Actors() {}

  public static Actor operator() {
    return of("per-operator", Set.of(Office.OPERATOR), Map.of());
  }

  public static Actor auditor() {
    return of("per-auditor", Set.of(Office.AUDITOR), Map.of());
  }

  public static Actor member(String departmentId) {
    return of("per-member", Set.of(), Map.of(departmentId, Role.MEMBER));
  }

  public static Actor head(String departmentId) {
    return of("per-head", Set.of(), Map.of(departmentId, Role.HEAD));
  }

  /** Somebody who belongs to no department at all. */
  public static Actor stranger() {
    return of("per-stranger", Set.of(), Map.of());
  }

  /** The same person, asking with a token of theirs. */
  public static Actor byToken(Actor actor, TokenScope... scopes) {
    return new Actor(
        actor.personId(), actor.name(), actor.offices(), actor.roles(), Set.of(scopes), true);
  }

  private static Actor of(String id, Set<Office> offices, Map<String, Role> roles) {
    return new Actor(id, id.substring("per-".length()), offices, roles, Set.of(), false);
  }
}
