package io.atrium.instances.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.instances.InstanceFilter;
import io.atrium.instances.Phase;
import io.atrium.kernel.InvalidRequest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstanceSearchFieldsTests {

  private static final Actor ANNA =
      new Actor("per-1", "Anna Berg", Set.of(), Map.of(), Set.of(), false);

  @Test
  void matchesEverythingWhereNothingIsFilledIn() {
    var empty = new InstanceSearchFields("", " ", null, "", null, null);

    assertThat(empty.filter(ANNA)).isEqualTo(InstanceFilter.ALL);
    assertThat(empty.any()).isFalse();
  }

  @Test
  void findsThePersonsOwnAndWhatIsInAPhase() {
    var wanted =
        new InstanceSearchFields(" moodle ", "failed", "dep-1", "me", null, "me").filter(ANNA);

    assertThat(wanted.name()).isEqualTo("moodle");
    assertThat(wanted.phase()).isEqualTo(Phase.FAILED);
    assertThat(wanted.departmentId()).isEqualTo("dep-1");
    assertThat(wanted.ownerId()).isEqualTo("per-1");
    assertThat(wanted.needy()).isTrue();
  }

  @Test
  void refusesAPhaseThatDoesNotExist() {
    var wrong = new InstanceSearchFields(null, "melted", null, null, null, null);

    assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> wrong.filter(ANNA));
  }

  @Test
  void keepsWhatWasLookedForOnTheWayToTheNextStretch() {
    var search = new InstanceSearchFields("a&b=c d", null, null, "me", null, null);

    assertThat(search.next("x|y")).isEqualTo("/instances?name=a%26b%3Dc%20d&owner=me&cursor=x%7Cy");
    assertThat(search.next(null)).isNull();
  }
}
