package io.atrium.quota;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The request needs more than is left. Every limit in its way is named at once; nothing is held.
 */
public final class QuotaExceeded extends AtriumException {

  public static final String CODE = "quota-exceeded";

  private final transient List<Shortfall> shortfalls;

  public QuotaExceeded(List<Shortfall> shortfalls) {
    super(CODE, ErrorCategory.DENIED, sentence(shortfalls), List.of(), details(shortfalls));
    this.shortfalls = List.copyOf(shortfalls);
  }

  public List<Shortfall> shortfalls() {
    return shortfalls;
  }

  private static String sentence(List<Shortfall> shortfalls) {
    return shortfalls.stream().map(Shortfall::sentence).collect(Collectors.joining("; ", "", "."));
  }

  private static Map<String, Object> details(List<Shortfall> shortfalls) {
    return Map.of("shortfalls", shortfalls.stream().map(Shortfall::asDetail).toList());
  }
}
