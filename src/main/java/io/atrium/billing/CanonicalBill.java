package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.pricing.rating.Share;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bill as one text that is the same on every machine: its head, and each line with its shares and
 * the intervals it rests on. It holds what follows from facts and prices. What was merely copied
 * from the department on the day of issue (name, code, cost centre) is no part of it.
 */
final class CanonicalBill {

  private final MessageDigest all = sha256();

  private final List<BillLine> lines = new ArrayList<>();

  private final List<String> texts = new ArrayList<>();

  private final String head;

  private @Nullable String hash;

  /**
   * Begins the text.
   *
   * @param id as it follows from department, month and revision
   */
  CanonicalBill(String id, IssuedBill of, BigDecimal total) {
    head =
        String.join(
            "\n",
            "atrium bill, text 1",
            "bill " + id,
            "department " + of.departmentId(),
            "period " + of.period() + " revision " + of.revision(),
            "from " + of.from() + " to " + of.to(),
            "total " + total.toPlainString() + " " + of.currency(),
            "");
    all.update(head.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the next line. Its text is not kept, for that of a large bill would be very long. */
  void add(BillLine line, List<Share> shares, List<Evidence> evidence) {
    var text = new StringBuilder(text(line)).append('\n');
    shares.forEach(each -> text.append(text(each)).append('\n'));
    evidence.forEach(each -> text.append(text(each)).append('\n'));
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    all.update(bytes);
    lines.add(line);
    texts.add(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  /** The SHA-256 over all of the text. Nothing can be added any more. */
  String hash() {
    if (hash == null) {
      hash = HexFormat.of().formatHex(all.digest());
    }
    return hash;
  }

  /**
   * Where the other begins to differ from this one, which was issued; nothing where it does not.
   */
  Optional<String> difference(CanonicalBill again) {
    for (int i = 0; i < Math.max(lines.size(), again.lines.size()); i++) {
      if (i >= again.lines.size()) {
        return Optional.of(told(lines.get(i), "was issued and does not follow from the facts"));
      }
      if (i >= lines.size()) {
        return Optional.of(told(again.lines.get(i), "follows from the facts and was not issued"));
      }
      if (!texts.get(i).equals(again.texts.get(i))) {
        return Optional.of(told(lines.get(i), differing(lines.get(i), again.lines.get(i))));
      }
    }
    return head.equals(again.head)
        ? Optional.empty()
        : Optional.of(
            "the head, issued as \"%s\" and recomputed as \"%s\"".formatted(head, again.head));
  }

  private static String differing(BillLine issued, BillLine again) {
    return differing(issued, again, each -> each.quantity() + " " + each.unit())
        .or(() -> differing(issued, again, each -> each.amount().toPlainString()))
        .or(() -> differing(issued, again, each -> text(each)))
        .orElse("was issued with other shares or intervals than recomputed");
  }

  private static Optional<String> differing(
      BillLine issued, BillLine again, Function<BillLine, String> part) {
    return part.apply(issued).equals(part.apply(again))
        ? Optional.empty()
        : Optional.of(
            "was issued with %s and recomputed with %s"
                .formatted(part.apply(issued), part.apply(again)));
  }

  private static String told(BillLine line, String sentence) {
    return "line %d (%s) %s".formatted(line.n(), line.description(), sentence);
  }

  private static String text(BillLine line) {
    return "line %d %s %s %s %s %s free %s %s × %s list %s / %s = %s instances %d"
        .formatted(
            line.n(),
            line.meter().word(),
            line.environment(),
            line.kind(),
            line.priceVersionId(),
            line.quantity(),
            line.free(),
            line.unit(),
            line.unitPrice().toPlainString(),
            line.price().list().toPlainString(),
            line.per(),
            line.amount().toPlainString(),
            line.instances());
  }

  private static String text(Share share) {
    return "share %s %s %s"
        .formatted(share.instanceId(), share.unitSeconds(), share.amount().toPlainString());
  }

  private static String text(Evidence each) {
    return "interval %s %d %d %d %s"
        .formatted(
            each.instanceId(), each.span().from(), each.span().to(), each.units(), each.name());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }
}
