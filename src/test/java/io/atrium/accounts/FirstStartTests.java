package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.login.PasswordSettings;
import io.atrium.accounts.login.Passwords;
import io.atrium.accounts.store.Memberships;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.testing.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the first operator of a fresh portal gets in, and nobody else ever by the same way. */
@DataJpaTest(properties = "spring.test.database.replace=none")
@Import({
  FirstStart.class,
  FirstOperator.class,
  Memberships.class,
  Passwords.class,
  AccountEvents.class
})
class FirstStartTests {

  private static final String CHOSEN = "rainy tuesday in oslo";

  @Autowired private FirstStart firstStart;
  @Autowired private Passwords passwords;
  @Autowired private JdbcClient jdbc;

  @Test
  void makesAPasswordOnceAndNeverAgain() {
    var made = firstStart.prepare(Optional.empty());
    var again = firstStart.prepare(Optional.empty());

    assertThat(made).hasValueSatisfying(password -> assertThat(lets(password)).isTrue());
    assertThat(again).isEmpty();
    assertThat(oneTime()).isTrue();
  }

  @Test
  void takesThePasswordThatWasChosenAndShowsNone() {
    assertThat(firstStart.prepare(Optional.of(CHOSEN))).isEmpty();

    assertThat(lets(CHOSEN)).isTrue();
    assertThat(oneTime()).isFalse();
  }

  @Test
  void replacesALostPasswordThatNobodyEverUsedButNoOther() {
    firstStart.prepare(Optional.empty());
    firstStart.prepare(Optional.of(CHOSEN));
    assertThat(lets(CHOSEN)).isTrue();

    firstStart.prepare(Optional.of("sunny friday in rome"));

    assertThat(lets(CHOSEN)).isTrue();
    assertThat(lets("sunny friday in rome")).isFalse();
  }

  @Test
  void refusesAWeakChoiceAndMakesNothing() {
    assertThatExceptionOfType(WeakBootstrapPassword.class)
        .isThrownBy(() -> firstStart.prepare(Optional.of("admin")))
        .withMessageContaining("ATRIUM_BOOTSTRAP_PASSWORD");

    assertThat(jdbc.sql("select count(*) from department").query(Long.class).single()).isZero();
  }

  @Test
  void saysThePasswordOnTheConsoleOnlyWhenItWasJustMade() {
    assertThat(Welcome.notice("http://localhost:8080", Optional.of("abcde-fghij")))
        .contains("http://localhost:8080", "admin", "abcde-fghij", "this once");
    assertThat(Welcome.notice("http://localhost:8080", Optional.empty()))
        .contains("http://localhost:8080")
        .doesNotContain("admin", "password");
  }

  private boolean lets(String password) {
    var hash = jdbc.sql("select password_hash from person where login = 'admin'");
    return passwords.fits(password, hash.query(String.class).single());
  }

  private boolean oneTime() {
    return jdbc.sql("select one_time from person where login = 'admin'")
        .query(Boolean.class)
        .single();
  }

  /** What the account room needs of the kernel. */
  @TestConfiguration
  @EnableConfigurationProperties({Institution.class, PasswordSettings.class})
  static class Setting {

    @Bean
    Clock clock() {
      return new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Bean
    Ids ids() {
      return new Ids();
    }
  }
}
