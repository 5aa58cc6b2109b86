package io.atrium.benchmark;

import io.atrium.Atrium;
import io.atrium.accounts.Actor;
import io.atrium.billing.BillCloser;
import io.atrium.billing.BillQueries;
import io.atrium.instances.CountersRead;
import io.atrium.instances.CountersRead.Counted;
import io.atrium.system.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long money takes on PostgreSQL at the size of 20,000 instances, and how often as long as what
 * the database does bare. The server runs beside, as it comes, with every commit on disk.
 */
final class BillingBenchmark {

  private static final int MONTHS_BEFORE = 12;

  private static final int ASKED = 20;

  private static final int SWEEPS = 40;

  private static final int ON_A_HOST = 1_000;

  private static final int COUNTERS = 5;

  private final ConfigurableApplicationContext portal;

  private final LargeBooks books;

  private final BareDatabase bare;

  private final YearMonth current;

  private BillingBenchmark(ConfigurableApplicationContext portal) {
    this.portal = portal;
    var jdbc = portal.getBean(JdbcTemplate.class);
    this.books = new LargeBooks(jdbc);
    this.bare = new BareDatabase(jdbc);
    this.current = portal.getBean(BillQueries.class).currentPeriod();
  }

  static List<Figure> run() throws IOException {
    try (var server = EmbeddedPostgres.builder().start();
        var portal =
            SpringApplication.run(
                Atrium.class,
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--server.port=0",
                "--ATRIUM_BOOTSTRAP_PASSWORD=" + ServerProcess.PASSWORD,
                "--atrium.background.enabled=false",
                "--atrium.hosts.discover=false",
                "--logging.level.root=warn")) {
      return new BillingBenchmark(portal).measure();
    }
  }

  private List<Figure> measure() {
    books.departments();
    books.use(current.minusMonths(1));
    books.use(current);
    books.settle();
    var figures = new ArrayList<Figure>();
    figures.add(closing());
    books.settle();
    figures.addAll(pages());
    figures.addAll(soFar());
    figures.add(counters());
    return figures;
  }

  private Figure closing() {
    var copied = bare.copiesMonth();
    var began = System.nanoTime();
    portal.getBean(BillCloser.class).closeDue();
    var seconds = seconds(began);
    return new Figure(
        "PostgreSQL, month of 20,000 instances with 10 changes each closed",
        told(
            "%.1f s: %.1f times COPY of its %,d intervals out and in (%.1f s)",
            seconds, seconds / copied.seconds(), copied.rows(), copied.seconds()),
        "60 s",
        seconds <= 60);
  }

  private List<Figure> pages() {
    var port = portal.getEnvironment().getProperty("local.server.port");
    var session = Session.at(URI.create("http://localhost:" + port));
    var queries = portal.getBean(BillQueries.class);
    var closed = queries.bills(Actor.portal(), current.minusMonths(1)).getFirst().id();
    var open = queries.bills(Actor.portal(), current).getFirst().id();
    var bareMillis = asked(() -> bare.sumsOfAll(current)).median();
    return List.of(
        page(session, "bill page, closed, 500 of these instances", "/bills/" + closed),
        page(session, "bill page, open, 500 of these instances", "/bills/" + open),
        page(session, "bills page, closed, all 20,000", "/bills?period=" + current.minusMonths(1)),
        whole(session, "bills page, open, all 20,000", "/bills", bareMillis),
        whole(session, "budgets page, all 20,000", "/budgets", bareMillis),
        whole(session, "costs page, all 20,000", "/costs", bareMillis));
  }

  /** A page about everything that anybody used this month, beside the one query that sums it up. */
  private static Figure whole(Session session, String work, String path, double bareMillis) {
    var samples = asked(() -> session.page(path));
    var ratio = samples.median() / bareMillis;
    return new Figure(
        "… " + work,
        told("%s: %.1f times one aggregate query (%.1f ms)", samples.summary(), ratio, bareMillis),
        "2.0 times",
        ratio <= 2);
  }

  private static Figure page(Session session, String work, String path) {
    var samples = asked(() -> session.page(path));
    return new Figure("… " + work, samples.summary(), "200 ms median", samples.median() <= 200);
  }

  private List<Figure> soFar() {
    long intervals = 0;
    for (int i = 2; i <= MONTHS_BEFORE; i++) {
      intervals += books.use(current.minusMonths(i));
    }
    books.settle();
    intervals += 2L * LargeBooks.INSTANCES * LargeBooks.CHANGES * 4;
    var queries = portal.getBean(BillQueries.class);
    var department = List.of("dep-bench7");
    var samples = asked(() -> queries.soFar(Actor.portal(), department));
    var sums = asked(() -> bare.sums("dep-bench7", current));
    return List.of(
        new Figure(
            "… month to date of one department, %,d intervals stored".formatted(intervals),
            told(
                "%s: %.1f times one aggregate query (%.1f ms)",
                samples.summary(), samples.median() / sums.median(), sums.median()),
            "100 ms median",
            samples.median() <= 100));
  }

  /** A host of 1,000 instances is read again and again; each has five counters. */
  private Figure counters() {
    bare.runs(ON_A_HOST);
    portal.publishEvent(read(0));
    var began = System.nanoTime();
    IntStream.rangeClosed(1, SWEEPS).forEach(i -> portal.publishEvent(read(i)));
    var rate = SWEEPS * ON_A_HOST * COUNTERS / seconds(began);
    var copied = bare.copiesSamples(SWEEPS * ON_A_HOST);
    return new Figure(
        "… counters taken in",
        told(
            "%,.0f samples a second: %.1f times as long as COPY of the same readings",
            rate, SWEEPS * ON_A_HOST * COUNTERS / rate / copied),
        "20,000 a second",
        rate >= 20_000);
  }

  private static CountersRead read(int sweep) {
    var at = Instant.now().plus(Duration.ofMinutes(sweep));
    return new CountersRead(
        "h-bench",
        at,
        IntStream.range(0, ON_A_HOST)
            .mapToObj(i ->
                new Counted(
                    "i-count" + i,
                    "1",
                    sweep * 10L + i,
                    sweep * 7L,
                    sweep * 5L,
                    sweep * 3L,
                    sweep * 2L))
            .toList());
  }

  private static Samples asked(Runnable question) {
    var millis = new ArrayList<Double>();
    for (var number = 0; number < 2 * ASKED; number++) {
      var began = System.nanoTime();
      question.run();
      if (number >= ASKED) {
        millis.add(seconds(began) * 1_000);
      }
    }
    return new Samples(millis);
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static String told(String sentence, Object... figures) {
    return String.format(Locale.ROOT, sentence, figures);
  }
}
