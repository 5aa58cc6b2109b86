package io.atrium.billing;

import io.atrium.kernel.Command;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code bill verify} and {@code bill recompute}: proves the books from outside the portal, with
 * nothing but the database. It serves nothing, runs nothing beside and writes nothing.
 */
public final class BillCommand implements Command {

  private static final int LOCKED_BY_ANOTHER_PROCESS = 90020;

  /**
   * No file, none that may be read, an empty database, and no table of ours, in the words of the
   * databases.
   */
  private static final Set<String> NOTHING_THERE = Set.of("90146", "90028", "42S04", "42P01");

  private final PrintStream out;

  /** Prints to the console. */
  public BillCommand() {
    this(System.out);
  }

  BillCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public String word() {
    return "bill";
  }

  @Override
  public String usage() {
    return """
    bill verify                                            walk the ledger of every department
    bill recompute [--department CODE] [--period YYYY-MM]  compute closed months anew and compare
    Settings of the portal may follow, such as --spring.datasource.url=jdbc:postgresql://…\
    """;
  }

  @Override
  public int run(List<String> words) {
    var noMonth = Asked.noMonth(words);
    if (noMonth.isPresent()) {
      out.printf("%s is no month: write it as in 2026-11.%n", noMonth.get());
      return NOT_UNDERSTOOD;
    }
    var asked = Asked.of(words);
    if (asked.isEmpty()) {
      out.println(usage());
      return NOT_UNDERSTOOD;
    }
    try (var room = open(asked.get().settings())) {
      return inOneMoment(room, asked.get());
    } catch (DataAccessException | TransactionException failed) {
      out.println(sentence(failed));
      return FAILED;
    }
  }

  private static ConfigurableApplicationContext open(List<String> settings) {
    var words = new ArrayList<>(List.of("--logging.level.root=error"));
    words.addAll(settings);
    return new SpringApplicationBuilder(BookCheckBeans.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .run(words.toArray(String[]::new));
  }

  /** Everything is read in one transaction, so that a portal at work beside disturbs nothing. */
  private int inOneMoment(ConfigurableApplicationContext room, Asked asked) {
    var moment = room.getBean(TransactionTemplate.class);
    moment.setReadOnly(true);
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    var check = room.getBean(BookCheck.class);
    Integer outcome = moment.execute(_ -> outcome(check, asked));
    return outcome == null ? FAILED : outcome;
  }

  private int outcome(BookCheck check, Asked asked) {
    var hindrance = check.hindrance();
    if (hindrance.isPresent()) {
      out.println(hindrance.get());
      return NOT_UNDERSTOOD;
    }
    return asked.recompute()
        ? check.recompute(asked.department(), asked.period(), out)
        : check.verify(out);
  }

  private static String sentence(Exception failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof SQLException refused) {
        return sentence(refused);
      }
    }
    return "The database cannot be read: " + failed.getMessage();
  }

  private static String sentence(SQLException refused) {
    if (refused.getErrorCode() == LOCKED_BY_ANOTHER_PROCESS) {
      return "The database file is in use by a running portal: stop the portal first.";
    }
    var message = String.valueOf(refused.getMessage());
    return NOTHING_THERE.contains(refused.getSQLState())
            || message.contains("Directory does not exist")
        ? "There is no database of a portal at that place, or none that may be read."
        : "The database cannot be read: " + message;
  }

  /** What was asked for, once it is understood. */
  private record Asked(
      boolean recompute,
      @Nullable String department,
      @Nullable YearMonth period,
      List<String> settings) {

    /** What was said to be a month and is none. */
    static Optional<String> noMonth(List<String> words) {
      return taken(new ArrayList<>(words), "--period").filter(each -> !isMonth(each));
    }

    private static boolean isMonth(String word) {
      try {
        YearMonth.parse(word);
        return true;
      } catch (DateTimeException _) {
        return false;
      }
    }

    static Optional<Asked> of(List<String> asked) {
      var words = new ArrayList<>(asked);
      var department = taken(words, "--department");
      var period = taken(words, "--period").map(YearMonth::parse);
      var settings = words.stream().filter(each -> each.matches("--[\\w.-]+=.*")).toList();
      words.removeAll(settings);
      var recompute = words.equals(List.of("recompute"));
      var verify = words.equals(List.of("verify")) && department.isEmpty() && period.isEmpty();
      return recompute || verify
          ? Optional.of(
              new Asked(recompute, department.orElse(null), period.orElse(null), settings))
          : Optional.empty();
    }

    /** Takes an option with its value out of the words, be it one word or two. */
    private static Optional<String> taken(List<String> words, String option) {
      for (int i = 0; i < words.size(); i++) {
        var word = words.get(i);
        if (word.startsWith(option + "=")) {
          words.remove(i);
          return Optional.of(word.substring(option.length() + 1));
        }
        if (word.equals(option) && i + 1 < words.size()) {
          words.remove(i);
          return Optional.of(words.remove(i));
        }
      }
      return Optional.empty();
    }
  }
}
