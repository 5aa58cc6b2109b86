package io.atrium.instances;

import io.atrium.kernel.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an instance is called and how it is marked. A null part stays as it is. */
public record Description(
    @Nullable String name, @Nullable Map<String, String> labels, @Nullable Boolean isProtected) {

  /** How an instance may be called. */
  public static final String NAME_FORM = "[a-z]([a-z0-9-]{0,61}[a-z0-9])?";

  public static final String NAME_MESSAGE =
      "must be 1 to 63 small letters, digits and hyphens, and begin with a letter";

  private static final Pattern NAME = Pattern.compile(NAME_FORM);
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");
  private static final int MOST_LABELS = 20;
  private static final int LONGEST_LABELS = 3_900;
  private static final int LONGEST_VALUE = 120;

  Whole over(String oldName, Map<String, String> oldLabels, boolean wasProtected) {
    return new Whole(
        Objects.requireNonNullElse(name, oldName),
        Objects.requireNonNullElse(labels, oldLabels),
        Objects.requireNonNullElse(isProtected, wasProtected));
  }

  /**
   * The entity tag of what an instance is called and how it is marked, whatever else becomes of it.
   */
  public static String tag(Instance of) {
    var all = "%s %s %s".formatted(of.name(), of.isProtected(), new TreeMap<>(of.labels()));
    return "\"%s\"".formatted(UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether it leaves everything as it is. */
  boolean isEmpty() {
    return name == null && labels == null && isProtected == null;
  }

  /** How long they are where they are kept: quotes and backslashes count twice there. */
  private static int length(Map<String, String> labels) {
    return labels.entrySet().stream()
        .mapToInt(each -> 6 + each.getKey().length() + quoted(each.getValue()))
        .sum();
  }

  private static int quoted(String text) {
    return text.length() + (int) text.chars().filter(each -> each == '"' || each == '\\').count();
  }

  /** Notes everything that is wrong with a name and labels. */
  static void check(String name, Map<String, String> labels, Faults faults) {
    checkName(name, faults);
    checkLabels(labels, faults);
  }

  static void checkName(String name, Faults faults) {
    faults.unless(NAME.matcher(name).matches(), "name", NAME_MESSAGE);
  }

  static void checkLabels(Map<String, String> labels, Faults faults) {
    faults
        .unless(
            labels.size() <= MOST_LABELS,
            "labels",
            "at most %d are possible".formatted(MOST_LABELS))
        .unless(length(labels) <= LONGEST_LABELS, "labels", "are too long altogether");
    labels.forEach((key, value) ->
        faults
            .unless(
                LABEL.matcher(key).matches(),
                "labels",
                "a label's name must be small letters, digits, dots and hyphens")
            .unless(
                value.length() <= LONGEST_VALUE && value.chars().noneMatch(Character::isISOControl),
                "labels." + key,
                "must be at most %d printable characters".formatted(LONGEST_VALUE)));
  }

  /** With every part. */
  record Whole(String name, Map<String, String> labels, boolean isProtected) {

    /**
     * @param taken whether another machine has this name; asked only where something else is wrong
     */
    void check(BooleanSupplier taken) {
      var faults = new Faults();
      Description.check(name, labels, faults);
      if (faults.any() && !faults.has("name") && taken.getAsBoolean()) {
        faults.add(NameTaken.FAULT.field(), NameTaken.FAULT.message());
      }
      faults.refuse();
    }
  }
}
