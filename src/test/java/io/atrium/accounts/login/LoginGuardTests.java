package io.atrium.accounts.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The patience shown to wrong passwords, with the clock in hand. */
class LoginGuardTests {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T15:00:00Z"));
  private final LoginGuard guard = new LoginGuard(clock);

  @Test
  void letsNineWrongOnesPassWithoutAPause() {
    tries("anna", "10.0.0.1", 9);

    assertThat(guard.pause("anna", "10.0.0.1")).isEmpty();
  }

  @Test
  void pausesForAMinuteAfterTheTenth() {
    tries("anna", "10.0.0.1", 10);

    assertThat(guard.pause("anna", "10.0.0.1")).contains(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(1));
    assertThat(guard.pause("anna", "10.0.0.1")).isEmpty();
  }

  @Test
  void doublesThePauseWithEachFurtherOneUpToAQuarterOfAnHour() {
    tries("anna", "10.0.0.1", 12);
    assertThat(guard.pause("anna", "10.0.0.1")).contains(Duration.ofMinutes(4));

    tries("anna", "10.0.0.1", 20);
    assertThat(guard.pause("anna", "10.0.0.1")).contains(Duration.ofMinutes(15));
  }

  @Test
  void doesNotLetAGuesserLockOutTheOwnerElsewhere() {
    tries("anna", "10.0.0.1", 10);

    assertThat(guard.pause("anna", "10.0.0.2")).isEmpty();
    assertThat(guard.pause("ben", "10.0.0.1")).isEmpty();
  }

  @Test
  void pausesANameThatIsGuessedFromManyPlaces() {
    for (var place = 0; place < 100; place++) {
      tries("anna", "10.0.1." + place, 1);
    }

    assertThat(guard.pause("anna", "10.9.9.9")).isPresent();
  }

  @Test
  void pausesAPlaceThatGuessesManyNames() {
    for (var name = 0; name < 300; name++) {
      tries("name" + name, "10.0.0.1", 1);
    }

    assertThat(guard.pause("somebody", "10.0.0.1")).isPresent();
  }

  @Test
  void startsAnewAfterARightPassword() {
    tries("anna", "10.0.0.1", 9);
    guard.succeeded("anna", "10.0.0.1");
    tries("anna", "10.0.0.1", 9);

    assertThat(guard.pause("anna", "10.0.0.1")).isEmpty();
  }

  private void tries(String login, String address, int times) {
    for (var i = 0; i < times; i++) {
      guard.tried(login, address);
    }
  }
}
