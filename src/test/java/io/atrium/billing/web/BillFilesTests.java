package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.BillStatus;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.UnitPrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** Bills on paper: what stands on them, on how many pages, and that it is always the same. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=money"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class BillFilesTests {

  @Autowired private BillPaper paper;

  @Test
  void printsEverythingThatABillSays() throws IOException {
    var bill = bill("Rinderkennzeichnungs- und Ψυχολογία, Физика", 3, 1);

    try (var printed = Loader.loadPDF(print(bill))) {
      assertThat(text(printed))
          .contains("Bill for Rinderkennzeichnungs- und Ψυχολογία, Физика Example", "4711")
          .contains("Rinderkennzeichnungs- und Ψυχολογία, Физика (PSY)")
          .contains("inv-0123456789abcdef0", "Example College", "November 2026")
          .contains("1 Nov 2026, 00:00 until 1 Dec 2026, 00:00 (Europe/Berlin)")
          .contains("2.0000 GiB hours", "0.0123 per GiB and hour", "0.03", "0.06")
          .contains("1 GiB hours of it are free", "0.0123 less 10 %", "0.01107 per GiB and hour")
          .contains("sha256:00ff", "Questions about this bill", "Page 1 of 1")
          .doesNotContain("�", "??");
      assertThat(printed.getDocumentInformation().getTitle()).contains("November 2026");
    }
  }

  @Test
  void printsALongBillPageByPageWithTheHeadOfTheTableOnEach() throws IOException {
    var bill = bill("Physics", 400, 1);

    try (var printed = Loader.loadPDF(print(bill))) {
      var pages = printed.getNumberOfPages();
      assertThat(pages).isBetween(8, 40);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(printed, page, page))
            .contains("Amount (EUR)", bill.id(), "Page %d of %d".formatted(page, pages));
      }
      var text = text(printed);
      for (var line : bill.lines()) {
        assertThat(text).contains("%d Memory".formatted(line.n()), line.amount().toPlainString());
      }
      assertThat(text).contains(bill.total().amount().toPlainString());
    }
  }

  @Test
  void printsAnIssuedBillToTheSameBytesEveryTime() {
    assertThat(print(bill("Physics", 30, 1))).isEqualTo(print(bill("Physics", 30, 1)));
  }

  @Test
  void saysOfACorrectedBillWhichOneItReplacesAndOfAnOpenOneThatItIsNone() throws IOException {
    try (var corrected = Loader.loadPDF(print(bill("Physics", 1, 2)))) {
      assertThat(text(corrected))
          .containsPattern("Revision 2: it replaces inv-[0-9a-f]{17}, whose");
    }
    try (var open = Loader.loadPDF(print(with(BillStatus.OPEN, null)))) {
      assertThat(text(open)).contains("an interim statement, no bill");
    }
    try (var replaced =
        Loader.loadPDF(print(with(BillStatus.REPLACED, Instant.parse("2026-12-01T01:00:00Z"))))) {
      assertThat(text(replaced)).contains("A later revision replaced this bill.");
    }
  }

  @Test
  void saysOnEachPageThatSimulatedMachinesAreOnTheBill() throws IOException {
    var amount = new Money(new BigDecimal("4.00"), Currency.getInstance("EUR"));
    var some = new SimulatedShares(2, amount, Map.of(7, 1L));

    try (var printed = Loader.loadPDF(paper.print(bill("Physics", 60, 1), some))) {
      assertThat(printed.getNumberOfPages()).isGreaterThan(1);
      for (int page = 1; page <= printed.getNumberOfPages(); page++) {
        assertThat(text(printed, page, page)).contains("with simulated machines");
      }
      assertThat(text(printed))
          .contains("This bill includes 2 simulated machines. Nothing real stands behind")
          .contains("4.00 EUR of it simulated")
          .containsOnlyOnce("One simulated");
    }
    try (var real = Loader.loadPDF(print(bill("Physics", 1, 1)))) {
      assertThat(text(real)).doesNotContain("imulated");
    }
  }

  @Test
  void printsNamesThatNoFontAndNoMarkupKnows() throws IOException {
    var bill = bill("a<b>&amp; \u0001 漢字 " + "Donaudampfschifffahrt".repeat(8), 1, 1);

    try (var printed = Loader.loadPDF(print(bill))) {
      assertThat(text(printed)).contains("a<b>&amp; ");
      assertThat(printed.getNumberOfPages()).isEqualTo(1);
    }
  }

  private byte[] print(Bill bill) {
    var nothing = new Money(new BigDecimal("0.00"), bill.total().currency());
    return paper.print(bill, new SimulatedShares(0, nothing, Map.of()));
  }

  private static Bill with(BillStatus status, @Nullable Instant issued) {
    return bill("Physics", 1, 1, status, issued);
  }

  private static Bill bill(String department, int lines, int revision) {
    var issued = Instant.parse("2026-12-01T01:00:00Z");
    return bill(department, lines, revision, BillStatus.ISSUED, issued);
  }

  private static Bill bill(
      String department, int lines, int revision, BillStatus status, @Nullable Instant issued) {
    var all = IntStream.rangeClosed(1, lines).mapToObj(BillFilesTests::line).toList();
    var total = all.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Bill(
        "inv-0123456789abcdef0",
        "dep-0123456789abcdef0",
        "PSY",
        department,
        "4711",
        YearMonth.of(2026, 11),
        Instant.parse("2026-10-31T23:00:00Z"),
        Instant.parse("2026-11-30T23:00:00Z"),
        status,
        revision,
        new Money(total, Currency.getInstance("EUR")),
        issued == null ? null : "sha256:00ff",
        issued,
        false,
        all);
  }

  /** Each of another amount. */
  private static BillLine line(int n) {
    return new BillLine(
        n,
        Meter.MEMORY,
        Environment.PRODUCTION,
        Kind.VM,
        BigInteger.valueOf(3_600L * 1_024 * n),
        n == 3 ? BigInteger.valueOf(3_600L * 1_024) : BigInteger.ZERO,
        new UnitPrice(new BigDecimal("0.0123"), n == 3 ? BigDecimal.TEN : BigDecimal.ZERO),
        new BigDecimal(BigInteger.valueOf(n), 2),
        3,
        "price-starter");
  }

  private static String text(PDDocument document) throws IOException {
    return text(document, 1, document.getNumberOfPages());
  }

  private static String text(PDDocument document, int from, int to) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }
}
