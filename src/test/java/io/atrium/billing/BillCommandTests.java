package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillCommandTests {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private final BillCommand command =
      new BillCommand(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pay",
        "verify recompute",
        "verify --department PHY",
        "recompute --department",
        "recompute --quietly"
      })
  void tellsHowItIsUsedWhenItIsNotUnderstood(String words) {
    assertThat(command.run(List.of(words.split(" ")))).isEqualTo(2);

    assertThat(output()).startsWith("bill verify").contains("bill recompute [--department CODE]");
  }

  @Test
  void readsTheDatabaseOfThePortalAndLeavesItAsItIs() {
    var before = migrated();

    assertThat(run("verify")).isZero();
    assertThat(run("recompute")).isZero();
    assertThat(run("recompute", "--department=PHY", "--period", "2020-01")).isEqualTo(1);

    assertThat(output())
        .contains(
            "0 departments, 0 rows",
            "0 closed months",
            "No bill was ever issued to a department with the code PHY.");
    assertThat(folder.resolve("atrium.mv.db").toFile().lastModified()).isEqualTo(before);
  }

  @Test
  void saysWhatIsNoMonth() {
    assertThat(run("recompute", "--period", "november")).isEqualTo(2);

    assertThat(output()).startsWith("november is no month: write it as in 2026-11.");
  }

  @Test
  void saysThatNoBillWasIssuedForAMonth() {
    migrated();

    assertThat(run("recompute", "--period", "2020-01")).isEqualTo(1);

    assertThat(output()).startsWith("No bill was issued for 2020-01.");
  }

  @Test
  void refusesAMonthThatLiesInTheFuture() {
    migrated();

    assertThat(run("recompute", "--period", "9999-01")).isEqualTo(2);

    assertThat(output()).startsWith("9999-01 lies in the future");
  }

  @Test
  void refusesToReadTheBooksWithAnotherZoneOrCurrencyThanTheirs() throws SQLException {
    migrated();
    try (var books = DriverManager.getConnection(url(), "atrium", "")) {
      books
          .createStatement()
          .execute("insert into institution_setting values (1, 'Europe/Vienna', 'CHF')");
    }

    assertThat(run("verify")).isEqualTo(2);
    assertThat(run("verify", "--atrium.zone=Europe/Vienna", "--atrium.currency=CHF")).isZero();

    assertThat(output())
        .startsWith("The months in this database begin in the zone Europe/Vienna and its money is")
        .contains("Set atrium.zone=Europe/Vienna and atrium.currency=CHF.", "0 departments");
  }

  @Test
  void saysThatThereIsNoDatabaseAndMakesNone() {
    assertThat(run("verify")).isEqualTo(1);

    assertThat(output()).startsWith("There is no database of a portal at that place");
    assertThat(folder).isEmptyDirectory();
  }

  private int run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--spring.datasource.url=" + url());
    all.add("--spring.datasource.username=atrium");
    return command.run(all);
  }

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("atrium");
  }

  private long migrated() {
    Flyway.configure()
        .dataSource(url(), "atrium", "")
        .locations("classpath:db/migration/common", "classpath:db/migration/h2")
        .outOfOrder(true)
        .load()
        .migrate();
    return folder.resolve("atrium.mv.db").toFile().lastModified();
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
