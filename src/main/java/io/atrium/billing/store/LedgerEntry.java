package io.atrium.billing.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One row of the book. Its hash covers what is owed and the hash of the row before it, but not the
 * moment of writing: so a month that is closed again from the same facts gets the same hashes.
 *
 * @param amount positive for what the department owes, negative for what is earned by it
 * @param evidence the hash over the intervals that the amount rests on
 */
public record LedgerEntry(
    String departmentId,
    long position,
    String billId,
    int line,
    Kind kind,
    String account,
    BigDecimal amount,
    String currency,
    String evidence,
    String previousHash,
    String hash) {

  /** The hash before the first row of every department. */
  public static final String BEGINNING = "0".repeat(64);

  /** A charge, or the taking back of one that was wrong. */
  public enum Kind {
    CHARGE,
    REVERSAL
  }

  /** What shall be written, before it has a place in the book. */
  public record Posting(
      String billId,
      int line,
      Kind kind,
      String account,
      BigDecimal amount,
      String currency,
      String evidence) {}

  static LedgerEntry of(String departmentId, long position, String previous, Posting posting) {
    return new LedgerEntry(
        departmentId,
        position,
        posting.billId(),
        posting.line(),
        posting.kind(),
        posting.account(),
        posting.amount(),
        posting.currency(),
        posting.evidence(),
        previous,
        seal(departmentId, position, previous, posting));
  }

  private static String seal(String departmentId, long position, String previous, Posting posting) {
    return sha256(
        List.of(
            previous,
            departmentId,
            Long.toString(position),
            posting.billId(),
            Integer.toString(posting.line()),
            posting.kind().name(),
            posting.account(),
            posting.amount().stripTrailingZeros().toPlainString(),
            posting.currency(),
            posting.evidence()));
  }

  /** Whether the hash is the one for what the row says. */
  public boolean isSealed() {
    return hash.equals(
        seal(
            departmentId,
            position,
            previousHash,
            new Posting(billId, line, kind, account, amount, currency, evidence)));
  }

  /** The hash over the words, each on a line of its own. No word may contain the end of a line. */
  public static String sha256(List<String> words) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var word : words) {
        digest.update(word.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }
}
