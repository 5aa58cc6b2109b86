package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.billing.store.InstitutionSettings;
import io.atrium.billing.store.InstitutionSettings.Basis;
import io.atrium.billing.store.IssuedBills;
import io.atrium.kernel.Institution;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PricesChanged;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

// Whether anything was ever used is the whole institution's, so these tests have a database of
// their own; each takes back what it wrote.
@DataJpaTest(properties = "spring.application.name=basis")
@BothDatabases
@Import(BillingRoom.class)
@Transactional
class MoneyBasisTests {

  private static final Basis HOME = new Basis("Europe/Berlin", "EUR");

  @Autowired private InstitutionSettings settings;
  @Autowired private UsageQueries usage;
  @Autowired private IssuedBills bills;
  @Autowired private PriceQueries prices;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void begin() {
    clock.set(Instant.parse("2026-12-01T08:00:00Z"));
  }

  @Test
  void isKeptAtTheFirstStart() {
    jdbc.sql("delete from institution_setting").update();

    start("Europe/Berlin", "EUR");

    assertThat(settings.kept()).contains(HOME);
  }

  @Test
  void isTakenOverSilentlyAsLongAsNoMoneyWasMade() {
    start("America/New_York", "USD");

    assertThat(settings.kept()).contains(new Basis("America/New_York", "USD"));
  }

  @Test
  void refusesToStartInAnotherZoneOnceSomethingWasUsed() {
    months.getObject().ran("2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");

    assertThatExceptionOfType(BasisChanged.class)
        .isThrownBy(() -> start("America/New_York", "EUR"))
        .withMessage(
            "The months in this database begin in the zone Europe/Berlin and its money is EUR,"
                + " but America/New_York and EUR are set.");
    assertThat(settings.kept()).contains(HOME);
  }

  @Test
  void refusesToStartInAnotherCurrencyOnceAnOperatorSetPrices() {
    jdbc.sql(
            """
            insert into price_version (id, effective_from_second, label, made_by, made_at)
            values ('price-ours', 4102444800, 'ours', 'ada', current_timestamp)\
            """)
        .update();
    events.publishEvent(
        new PricesChanged(
            "ada", "prices.published", "price-ours", clock.instant(), "ours", clock.instant()));

    assertThatExceptionOfType(BasisChanged.class)
        .isThrownBy(() -> start("Europe/Berlin", "JPY"))
        .satisfies(refused ->
            assertThat(new BasisChangedAnalyzer().analyze(refused).getAction())
                .startsWith("Set atrium.zone=Europe/Berlin and atrium.currency=EUR."));
  }

  private void start(String zone, String currency) {
    var institution =
        new Institution(
            "Test", ZoneId.of(zone), Currency.getInstance(currency), Path.of("nowhere"));
    new BasisAtStart(new MoneyBasis(settings, institution), settings, usage, bills, prices)
        .afterSingletonsInstantiated();
  }
}
