package io.atrium.accounts.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are accepted: long ones that are not among the first thousand that anybody tries.
 * There is no rule about digits and signs, which only makes people write passwords down.
 */
public final class PasswordRules {

  private static final int SHORTEST = 12;

  /** What bcrypt can take in; anything beyond would silently not count. */
  private static final int MOST_BYTES = 72;

  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  /** What is wrong with the password, to be read after the name of the field, or nothing. */
  public static Optional<String> fault(String password, String login) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("must be at least %d characters long".formatted(SHORTEST));
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("must be at most %d bytes long".formatted(MOST_BYTES));
    }
    if (isCommon(password) || core(password).equals(core(login)) || repeats(password)) {
      return Optional.of("is one of those that are tried first; choose another");
    }
    return Optional.empty();
  }

  private static boolean isCommon(String password) {
    var disguised =
        password
            .replaceAll("[^\\p{L}]+$", "")
            .replace('@', 'a')
            .replace('$', 's')
            .replace('0', 'o')
            .replace('3', 'e');
    return COMMON.contains(core(password)) || COMMON.contains(core(disguised));
  }

  /** What is left without the decoration that people add to a word: case, digits and signs. */
  private static String core(String text) {
    return repeated(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
  }

  /** {@code passwordpassword} is no better than {@code password}. */
  private static String repeated(String word) {
    for (var length = 1; length <= word.length() / 2; length++) {
      if (word.length() % length == 0
          && word.substring(0, length).repeat(word.length() / length).equals(word)) {
        return word.substring(0, length);
      }
    }
    return word;
  }

  private static boolean repeats(String password) {
    return password.chars().distinct().count() < 5;
  }

  private static Set<String> common() {
    try (var file = PasswordRules.class.getResourceAsStream("common-passwords.txt");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The list of common passwords cannot be read", unreadable);
    }
  }
}
