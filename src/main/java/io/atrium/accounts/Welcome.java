package io.atrium.accounts;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prepares a fresh portal before anybody can reach it, and says on the console where it is found
 * and, this one time, how to log in. Straight to the console: a log would keep the password.
 */
@Component
class Welcome implements SmartInitializingSingleton {

  private final FirstStart firstStart;
  private final Environment environment;
  private final String chosen;
  private @Nullable String password;

  Welcome(
      FirstStart firstStart,
      Environment environment,
      @Value("${ATRIUM_BOOTSTRAP_PASSWORD:}") String chosen) {
    this.firstStart = firstStart;
    this.chosen = chosen;
    this.environment = environment;
  }

  /** Before the first request, and before the other rooms look for a department to fill. */
  @Override
  public void afterSingletonsInstantiated() {
    password = firstStart.prepare(Optional.of(chosen).filter(each -> !each.isEmpty())).orElse(null);
  }

  @EventListener
  void greet(ApplicationReadyEvent ready) {
    var port = environment.getProperty("local.server.port");
    if (port != null) {
      System.out.println(notice(address(port), Optional.ofNullable(password)));
    }
    password = null;
  }

  private String address(String port) {
    var set = environment.getProperty("atrium.url");
    return set == null ? "http://localhost:" + port : set;
  }

  static String notice(String address, Optional<String> password) {
    var lines =
        Stream.concat(
                Stream.of("Atrium is ready: " + address),
                password.stream()
                    .flatMap(made ->
                        Stream.of(
                            "",
                            "Log in as      " + FirstOperator.LOGIN,
                            "with password  " + made,
                            "",
                            "It is shown this once, and replaced at the first login.")))
            .toList();
    var width = lines.stream().mapToInt(String::length).max().orElse(0);
    var edge = "─".repeat(width + 4);
    return lines.stream()
        .map(line -> "│  %s  │".formatted(line + " ".repeat(width - line.length())))
        .collect(Collectors.joining("\n", "\n┌" + edge + "┐\n", "\n└" + edge + "┘\n"));
  }
}
