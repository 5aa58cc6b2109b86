package io.atrium.accounts.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret of an API token: {@code atr_} and 256 random bits. Being that random it needs no slow
 * hash; sha-256 keeps it as safe, and costs microseconds at each request.
 */
public record SecretToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("atr_[0-9a-f]{64}");
  private static final int VISIBLE = 10;

  public static SecretToken make() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SecretToken("atr_" + HexFormat.of().formatHex(bytes));
  }

  public boolean wellFormed() {
    return FORM.matcher(value).matches();
  }

  /** How it begins: enough for its owner to tell it from others. */
  public String prefix() {
    return value.substring(0, VISIBLE);
  }

  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** Never the secret itself, wherever it may be printed by mistake. */
  @Override
  public String toString() {
    return "atr_…";
  }
}
