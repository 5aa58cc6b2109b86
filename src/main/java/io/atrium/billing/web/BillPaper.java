package io.atrium.billing.web;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.atrium.billing.Bill;
import io.atrium.billing.BillQueries;
import io.atrium.billing.Counted;
import io.atrium.kernel.Institution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Prints a bill on A4. An issued bill gives the same bytes whenever and wherever it is printed: its
 * fonts are in the file, and the only date in it is the one on which it was issued.
 */
@Component
class BillPaper {

  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

  /** What no XML may hold, and so no name on paper. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\t\\r\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final ITemplateEngine templates;

  private final LineViews lines;

  private final BillQueries queries;

  private final SimulatedMachines simulated;

  private final Institution institution;

  private final Clock clock;

  BillPaper(
      ITemplateEngine templates,
      LineViews lines,
      BillQueries queries,
      SimulatedMachines simulated,
      Institution institution,
      Clock clock) {
    this.templates = templates;
    this.lines = lines;
    this.queries = queries;
    this.simulated = simulated;
    this.institution = institution;
    this.clock = clock;
    XRLog.listRegisteredLoggers().forEach(each -> XRLog.setLevel(each, Level.WARNING));
  }

  ResponseEntity<byte[]> answer(Bill bill) {
    var counted = queries.counted(bill).orElse(null);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, BillFiles.attached(bill, "pdf"))
        .eTag(BillFiles.tag(bill, counted))
        .body(print(bill, counted, simulated.of(bill)));
  }

  /** One at a time: whoever asks for many at once waits, and the memory for one is enough. */
  synchronized byte[] print(Bill bill, @Nullable Counted counted, SimulatedShares simulated) {
    var view = PaperView.of(bill, counted, lines.of(bill), simulated, institution);
    var page =
        templates.process("billing/paper", new Context(Locale.ENGLISH, Map.of("paper", view)));
    try {
      return pdf(UNPRINTABLE.matcher(page).replaceAll("\uFFFD"), bill);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Fonts and style are in the jar", impossible);
    }
  }

  private byte[] pdf(String page, Bill bill) throws IOException {
    var builder =
        new PdfRendererBuilder()
            .useFont(() -> resource(FONTS + "DejaVuSans.ttf"), "Paper", 400, FontStyle.NORMAL, true)
            .useFont(
                () -> resource(FONTS + "DejaVuSans-Bold.ttf"), "Paper", 700, FontStyle.NORMAL, true)
            .useProtocolsStreamImplementation(OfTheJar::new, "paper")
            .useReplacementText("\uFFFD")
            .withProducer("Atrium")
            .withHtmlContent(page, "paper:/");
    try (var renderer = builder.buildPdfRenderer();
        var document = renderer.createPDFKeepOpen()) {
      var bytes = new ByteArrayOutputStream();
      stamp(document, bill);
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private void stamp(PDDocument document, Bill bill) {
    var date = calendar(Objects.requireNonNullElseGet(bill.issuedAt(), clock::instant));
    document.getDocumentInformation().setCreationDate(date);
    document.getDocumentInformation().setModificationDate(date);
    document.setDocumentId(bill.version());
  }

  private static GregorianCalendar calendar(Instant moment) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(moment.toEpochMilli());
    return calendar;
  }

  private static InputStream resource(String path) {
    return Objects.requireNonNull(BillPaper.class.getResourceAsStream(path), path);
  }

  /** The style is in the jar; nothing that a page names is ever fetched from elsewhere. */
  private record OfTheJar(String uri) implements FSStream {

    @Override
    public InputStream getStream() {
      return resource("/templates/billing/paper.css");
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
