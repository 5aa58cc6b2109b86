package io.atrium.instances;

import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What an order gives its machines for their first boot: each kind takes other things. */
final class FirstBoot {

  private static final int LONGEST_SECRETS = 40_000;
  private static final int LONGEST_TEXT = 16 * 1_024;
  private static final int MOST_VARIABLES = 100;
  private static final int MOST_WORDS = 64;

  private FirstBoot() {}

  static void check(Order order, Kind kind, Faults faults) {
    var container = kind == Kind.CONTAINER;
    checkUserData(order, container, faults);
    checkCommand(order, container, faults);
    checkEnvironment(order, container, faults);
    var longest = container ? "env" : "userData";
    faults.unless(
        faults.has(longest) || length(order) <= LONGEST_SECRETS,
        longest,
        "is too long: all that is given for the first boot must be at most %d bytes"
            .formatted(LONGEST_SECRETS));
  }

  private static void checkUserData(Order order, boolean container, Faults faults) {
    faults
        .unless(
            order.userData() == null || !container,
            "userData",
            "is for virtual machines; a container takes env and command")
        .unless(
            order.userData() == null || order.userData().length() <= LONGEST_TEXT,
            "userData",
            "must be at most 16 KiB");
  }

  private static void checkCommand(Order order, boolean container, Faults faults) {
    faults
        .unless(order.command().isEmpty() || container, "command", "is for containers")
        .unless(
            order.command().size() <= MOST_WORDS
                && order.command().stream().allMatch(word -> fine(word)),
            "command",
            "must be at most %d words of printable text".formatted(MOST_WORDS));
  }

  private static void checkEnvironment(Order order, boolean container, Faults faults) {
    var variables = order.environmentVariables();
    faults
        .unless(variables.isEmpty() || container, "env", "is for containers")
        .unless(
            variables.size() <= MOST_VARIABLES
                && variables.entrySet().stream()
                    .allMatch(each ->
                        each.getKey().matches("[A-Za-z_][A-Za-z0-9_]{0,127}")
                            && fine(each.getValue())),
            "env",
            "must be at most %d variables with plain names".formatted(MOST_VARIABLES));
  }

  /** As it is kept: in quotes, and with signs that need it written as six. */
  private static long length(Order order) {
    var texts = Stream.<String>builder();
    order.command().forEach(texts::add);
    order.environmentVariables().forEach((name, value) -> texts.add(name).add(value));
    if (order.userData() != null) {
      texts.add(order.userData());
    }
    return texts.build().mapToLong(FirstBoot::length).sum();
  }

  private static long length(String text) {
    var quoted = text.chars().filter(each -> each == '"' || each == '\\').count();
    var control = text.chars().filter(each -> each < ' ').count();
    return text.getBytes(StandardCharsets.UTF_8).length + 4 + quoted + 5 * control;
  }

  private static boolean fine(String text) {
    return text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
  }
}
