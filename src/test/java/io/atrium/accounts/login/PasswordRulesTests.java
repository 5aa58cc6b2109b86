package io.atrium.accounts.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are accepted. */
class PasswordRulesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rainy tuesday in oslo",
        "gcw6j-cdtvs-g2h5u-2abkk",
        "Übermäßig-lang-1",
        "admin password of the week"
      })
  void acceptsLongOnesThatNobodyTriesFirst(String password) {
    assertThat(PasswordRules.fault(password, "anna")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password-2026!",
        "passwordpassword",
        "P@$$w0rd1234",
        "123456789012",
        "qwertyuiop12",
        "aaaaaaaaaaaa",
        "abababababab",
        "anna.berg1999",
        "letmein-letmein"
      })
  void refusesThoseThatAreTriedFirst(String password) {
    assertThat(PasswordRules.fault(password, "anna.berg")).isPresent();
  }

  @Test
  void countsLettersAndNotBytesForTheLeast() {
    assertThat(PasswordRules.fault("elevenchars", "anna")).get().asString().contains("12");
    assertThat(PasswordRules.fault("ééééééé", "anna")).isPresent();
  }

  @Test
  void refusesWhatBcryptWouldCutOff() {
    assertThat(PasswordRules.fault("abcdefghij klm ".repeat(5), "anna")).isPresent();
  }
}
