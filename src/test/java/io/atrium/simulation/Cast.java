package io.atrium.simulation;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import io.atrium.accounts.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who takes part in every history, and what there is to order and to run it on. */
final class Cast {

  static final String SCHOOL = "dep-00000000000000000";
  static final String MATHS = "dep-0000000000000000a";
  static final String ARTS = "dep-0000000000000000b";
  static final String DANCE = "dep-0000000000000000c";

  static final List<String> DEPARTMENTS = List.of(SCHOOL, MATHS, ARTS, DANCE);

  static final List<String> ROOMS = List.of(MATHS, ARTS, DANCE);

  static final String CONTAINER = "img-0000000000000000a";
  static final String MACHINE = "img-0000000000000000b";

  static final String SMALL_CONTAINER = "off-0000000000000000a";
  static final String LARGE_CONTAINER = "off-0000000000000000b";
  static final String SMALL_MACHINE = "off-0000000000000000c";

  static final List<String> HOSTS = List.of("h-0000000000000000a", "h-0000000000000000b");

  /** Keeps no times, as libvirt keeps none: only what was heard of it is known. */
  static final String FORGETFUL = HOSTS.getLast();

  static final String DECOY = "decoy";

  static final Actor ANN = member("per-0000000000000000a", "Ann", Map.of(MATHS, Role.MEMBER));

  static final Actor BOB =
      member("per-0000000000000000b", "Bob", Map.of(ARTS, Role.HEAD, DANCE, Role.HEAD));

  static final Actor CAROL =
      member("per-0000000000000000c", "Carol", Map.of(MATHS, Role.MEMBER, DANCE, Role.MEMBER));

  static final Actor OPERATOR =
      new Actor(
          "per-0000000000000000d", "Olga", Set.of(Office.OPERATOR), Map.of(), Set.of(), false);

  static final List<Actor> PEOPLE = List.of(ANN, BOB, CAROL);

  private Cast() {}

  /** The name of a host in the simulated world. */
  static String rack(String hostId) {
    return "rack-" + hostId.charAt(hostId.length() - 1);
  }

  private static Actor member(String id, String name, Map<String, Role> roles) {
    return new Actor(id, name, Set.of(), roles, Set.of(), false);
  }
}
