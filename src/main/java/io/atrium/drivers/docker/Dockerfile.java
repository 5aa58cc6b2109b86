package io.atrium.drivers.docker;

import io.atrium.drivers.spi.SpecRejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Dockerfile that may be built here: from bases the engine has, without any file or address
 * outside. The engine would fetch a missing base and read an {@code ADD} from the network by
 * itself, whatever network the build is given, so both are found in the text and refused before it
 * sees it.
 *
 * @param bases names of the images it starts from or copies from
 */
record Dockerfile(String text, Set<String> bases) {

  static final int LONGEST = 64 * 1_024;

  private static final Pattern CONTINUED = Pattern.compile("\\\\[ \\t]*$");

  private static final Pattern DIRECTIVE =
      Pattern.compile("^\\s*#\\s*(escape|syntax|check)\\s*=", Pattern.CASE_INSENSITIVE);

  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}");

  static Dockerfile of(String text) {
    refuseUnless(text.length() <= LONGEST, "is longer than 64 KiB");
    refuseUnless(text.indexOf('\0') < 0, "has a zero byte");
    var reading = new Reading();
    instructions(text).forEach(reading::instruction);
    refuseUnless(!reading.bases.isEmpty() || reading.stages > 0, "has no FROM");
    return new Dockerfile(text, Set.copyOf(reading.bases));
  }

  /**
   * Joins continued lines as the engine's own reader does; what it might read otherwise is refused.
   */
  private static List<String> instructions(String text) {
    var instructions = new ArrayList<String>();
    var current = new StringBuilder();
    for (var line : text.split("\r?\n|\r", -1)) {
      refuseUnless(!DIRECTIVE.matcher(line).find(), "must not set a parser directive");
      if (line.isBlank() || line.strip().startsWith("#")) {
        refuseUnless(
            current.isEmpty() || !line.isBlank(), "has an empty line inside an instruction");
        continue;
      }
      var continued = CONTINUED.matcher(line);
      current.append(continued.replaceFirst("")).append(' ');
      if (!continued.reset().find()) {
        instructions.add(current.toString().strip());
        current.setLength(0);
      }
    }
    refuseUnless(current.isEmpty(), "ends inside an instruction");
    return instructions;
  }

  private static void refuseUnless(boolean fine, String why) {
    if (!fine) {
      throw new SpecRejected("The Dockerfile " + why + ".");
    }
  }

  /** Walks through the instructions and remembers stages and bases. */
  private static final class Reading {

    private final Set<String> bases = new LinkedHashSet<>();

    private final Set<String> names = new HashSet<>();

    private int stages;

    void instruction(String line) {
      var words = line.split("\\s+");
      switch (words[0].toUpperCase(Locale.ROOT)) {
        case "FROM" -> from(words);
        case "COPY" -> copy(words);
        case "ADD" ->
            refuseUnless(false, "must not use ADD: there are no files beside it, and no network");
        case "ONBUILD" -> refuseUnless(false, "must not use ONBUILD");
        default -> {} // judged by the engine, which runs it without a network
      }
    }

    private void from(String[] words) {
      refuseUnless(
          words.length == 2 || words.length == 4, "needs FROM image or FROM image AS name");
      refuseUnless(
          words.length == 2 || words[2].equalsIgnoreCase("AS"), "needs FROM image AS name");
      require(words[1]);
      stages++;
      names.add(String.valueOf(stages - 1));
      if (words.length == 4) {
        names.add(words[3].toLowerCase(Locale.ROOT));
      }
    }

    private void copy(String[] words) {
      for (var word : words) {
        if (word.toLowerCase(Locale.ROOT).startsWith("--from=")) {
          require(word.substring("--from=".length()));
        }
      }
    }

    private void require(String image) {
      refuseUnless(
          IMAGE.matcher(image).matches(), "must write its base images out, without variables");
      if (!image.equals("scratch") && !names.contains(image.toLowerCase(Locale.ROOT))) {
        bases.add(image);
      }
    }
  }
}
