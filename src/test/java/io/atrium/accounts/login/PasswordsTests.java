package io.atrium.accounts.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hashing, checking and making passwords. */
class PasswordsTests {

  private final Passwords passwords = new Passwords(new PasswordSettings(4));

  @Test
  void recognisesThePasswordAndNoOther() {
    var hash = passwords.hash("rainy tuesday in oslo");

    assertThat(passwords.fits("rainy tuesday in oslo", hash)).isTrue();
    assertThat(passwords.fits("rainy tuesday in Oslo", hash)).isFalse();
    assertThat(passwords.fits("", hash)).isFalse();
  }

  @Test
  void neverFitsWhereThereIsNoHash() {
    assertThat(passwords.fits("rainy tuesday in oslo", null)).isFalse();
  }

  @Test
  void worksAsHardForAnUnknownNameAsForAKnownOne() {
    // A malformed stand-in would be refused at once, which tells who exists; the cost must be ours.
    assertThat(passwords.standIn()).matches("\\$2a\\$04\\$[./0-9A-Za-z]{53}");
  }

  @Test
  void makesPasswordsThatTheRulesAcceptAndThatDiffer() {
    var made = Stream.generate(passwords::makeOne).limit(100).collect(Collectors.toSet());

    assertThat(made).hasSize(100);
    assertThat(made).allMatch(password -> PasswordRules.fault(password, "anna").isEmpty());
  }
}
