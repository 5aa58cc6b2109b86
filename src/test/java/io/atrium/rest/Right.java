package io.atrium.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One row of the table of rights.
 *
 * @param path the address, with names of {@link Subjects} for its variables
 * @param people what each person gets, in the order of {@link Visitor}
 * @param programs what each token gets; nothing where programs have no business
 * @param sent the body, a form, or a header; empty where nothing is sent
 */
record Right(String method, String path, List<String> people, List<String> programs, String sent) {

  /** The table, as it stands in the file. */
  static List<Right> all() {
    try (InputStream file = Right.class.getResourceAsStream("rights.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Right::of)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Right of(String line) {
    var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 5) {
      throw new IllegalArgumentException("Not five cells: " + line);
    }
    return new Right(
        cells.get(0), cells.get(1), words(cells.get(2)), words(cells.get(3)), cells.get(4));
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split("\\s+")).filter(word -> !word.equals("-")).toList();
  }

  /** What the table promises, visitor by visitor. */
  Map<Visitor, String> promised() {
    var promised = new HashMap<Visitor, String>();
    put(promised, Visitor.people(), people);
    if (!programs.isEmpty()) {
      put(promised, Visitor.programs(), programs);
    }
    return promised;
  }

  private void put(Map<Visitor, String> promised, List<Visitor> visitors, List<String> cells) {
    if (cells.size() != visitors.size()) {
      throw new IllegalArgumentException("%s %s needs %s".formatted(method, path, visitors));
    }
    for (int i = 0; i < cells.size(); i++) {
      promised.put(visitors.get(i), cells.get(i));
    }
  }

  /** Method and address in the form in which a mapping can be compared with it. */
  String mapping() {
    return mapping(method, path.replaceFirst("\\?.*", ""));
  }

  static String mapping(String method, String pattern) {
    return "%s %s"
        .formatted(method, pattern.replaceAll("\\{[^}]*}", "{}"))
        .toUpperCase(Locale.ROOT);
  }
}
