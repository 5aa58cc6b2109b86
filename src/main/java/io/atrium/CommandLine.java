package io.atrium;

import io.atrium.billing.BillCommand;
import io.atrium.kernel.Command;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out whether the jar shall serve or do one of its other things, named by a word. */
final class CommandLine {

  private static final List<Command> COMMANDS = List.of(new BillCommand());

  private CommandLine() {}

  /** Does what the first word asks for; empty when there is none, for then the portal serves. */
  static OptionalInt run(String[] arguments) {
    var asked = Arrays.stream(arguments).filter(each -> !each.startsWith("-")).findFirst();
    if (asked.isEmpty()) {
      return OptionalInt.empty();
    }
    var word = asked.get();
    var rest = Stream.of(arguments).collect(Collectors.toList());
    rest.remove(word);
    return OptionalInt.of(
        COMMANDS.stream()
            .filter(each -> each.word().equals(word))
            .findFirst()
            .map(each -> each.run(rest))
            .orElseGet(() -> notUnderstood(word)));
  }

  private static int notUnderstood(String word) {
    System.err.println(
        "There is no command \"%s\". Without one the portal serves.".formatted(word));
    COMMANDS.forEach(each -> System.err.println(each.usage()));
    return Command.NOT_UNDERSTOOD;
  }
}
