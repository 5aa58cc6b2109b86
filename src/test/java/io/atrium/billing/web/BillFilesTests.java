package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.BillStatus;
import io.atrium.billing.Counted;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.UnitPrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** Begins the row over the lines of a group. */
  private static final Pattern HEADING =
      Pattern.compile("^(Virtual machines – |Containers – |Storage GiB)");

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
          .contains("Virtual machines – memory GiB hours per GiB and hour 0.06")
          .contains("2 Production · 3 machines 2.0000 0.0123 0.02")
          .contains("1 GiB hours of it are free", "0.0123 less 10 %", "0.01107")
          .contains("Issued 1 Dec 2026, 02:00 (Europe/Berlin)", "Prices starter")
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
        assertThat(text)
            .contains("%d Production".formatted(line.n()), line.amount().toPlainString());
      }
      assertThat(text).contains(bill.total().amount().toPlainString());
    }
  }

  @Test
  void leavesNoHeadingAloneAtTheFootOfAPageAndNoTotalAloneOnTheLast() throws IOException {
    for (int count = 20; count < 70; count++) {
      var bill = SampleBills.issued("Physics", 1, SampleBills.lines(new Random(count), count));
      try (var printed = Loader.loadPDF(print(bill))) {
        for (int page = 1; page <= printed.getNumberOfPages(); page++) {
          assertThat(rows(printed, page))
              .as("page %d of a bill of %d lines", page, count)
              .isNotEmpty()
              .last()
              .asString()
              .doesNotContainPattern(HEADING);
        }
        var last = rows(printed, printed.getNumberOfPages());
        assertThat(last).hasSizeGreaterThan(1).last().asString().startsWith("Total ");
        assertThat(last.get(last.size() - 2)).doesNotContainPattern(HEADING);
      }
    }
  }

  /** What stands in the table on this page, row by row. */
  private static List<String> rows(PDDocument document, int page) throws IOException {
    return lines(document, page, page)
        .dropWhile(each -> !each.contains("Amount (EUR)"))
        .skip(1)
        .takeWhile(each -> !each.startsWith("Questions about"))
        .toList();
  }

  @Test
  void printsSubtotalsThatSumUpToTheTotal() throws IOException {
    var bill = SampleBills.issued("Physics", 1, SampleBills.lines(new Random(7), 150));

    try (var printed = Loader.loadPDF(print(bill))) {
      var subtotals =
          lines(printed, 1, printed.getNumberOfPages())
              .filter(each -> HEADING.matcher(each).find())
              .map(each ->
                  new BigDecimal(each.substring(each.lastIndexOf(' ') + 1).replace(",", "")))
              .toList();
      assertThat(printed.getNumberOfPages()).isGreaterThan(3);
      assertThat(subtotals).hasSizeGreaterThan(10);
      assertThat(subtotals.stream().reduce(BigDecimal::add)).contains(bill.total().amount());
    }
  }

  @Test
  void saysADiscountThatAllLinesHaveOnceAndUntilWhenAnOpenMonthIsCounted() throws IOException {
    var line = line(3);
    var bill = with(BillStatus.OPEN, null, List.of(line, line));
    var counted = new Counted(Instant.parse("2026-11-10T11:58:40Z"), true, false);

    try (var printed = Loader.loadPDF(print(bill, counted))) {
      assertThat(text(printed))
          .contains(
              "10 %, already taken off", "Counted until 10 Nov 2026, 12:58:40 (Europe/Berlin)")
          .contains("each up to its last look")
          .doesNotContain("less 10 %", "Last in the ledger", "imulated");
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

    try (var printed = Loader.loadPDF(paper.print(bill("Physics", 60, 1), null, some))) {
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
    return print(bill, null);
  }

  private byte[] print(Bill bill, @Nullable Counted counted) {
    var nothing = new Money(new BigDecimal("0.00"), bill.total().currency());
    return paper.print(bill, counted, new SimulatedShares(0, nothing, Map.of()));
  }

  private static Bill with(BillStatus status, @Nullable Instant issued) {
    return with(status, issued, List.of(line(1)));
  }

  private static Bill with(BillStatus status, @Nullable Instant issued, List<BillLine> lines) {
    return SampleBills.bill("Physics", 1, status, issued, lines);
  }

  private static Bill bill(String department, int lines, int revision) {
    var all = IntStream.rangeClosed(1, lines).mapToObj(BillFilesTests::line).toList();
    return SampleBills.issued(department, revision, all);
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
    return stripped(document, from, to).replaceAll("\\s+", " ");
  }

  private static Stream<String> lines(PDDocument document, int from, int to) throws IOException {
    return stripped(document, from, to)
        .lines()
        .map(each -> each.replaceAll("\\s+", " ").strip())
        .filter(each -> !each.isEmpty());
  }

  private static String stripped(PDDocument document, int from, int to) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document);
  }
}
