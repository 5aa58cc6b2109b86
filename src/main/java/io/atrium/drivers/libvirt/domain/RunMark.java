package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.heard.RunNote;
import io.atrium.drivers.heard.RunNotes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/**
 * The note of a run in the metadata of the running domain only, not of its definition, so that
 * libvirt throws it away with the run (see {@code virDomainSetMetadata}).
 */
final class RunMark implements RunNotes<LibvirtException> {

  private static final String NAMESPACE = "urn:atrium:run:1";

  private static final String KEY = "atrium-run";

  private static final String SIGHT = "sight";

  private static final int ELEMENT = 2;

  private static final int LIVE = 1;

  private final Domain domain;

  RunMark(Domain domain) {
    this.domain = domain;
  }

  @Override
  public Optional<RunNote> read() throws LibvirtException {
    try {
      return Absence.of(
              ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA,
              () -> domain.getMetadata(ELEMENT, NAMESPACE, LIVE))
          .flatMap(RunMark::parse);
    } catch (LibvirtException failure) {
      if (cannotNow(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public boolean write(RunNote note) throws LibvirtException {
    try {
      domain.setMetadata(ELEMENT, print(note), KEY, NAMESPACE, LIVE);
      return true;
    } catch (LibvirtException failure) {
      if (cannotNow(failure)) {
        return false;
      }
      throw failure;
    }
  }

  /** It ended since it was seen to run, or something else is done with it just now. */
  private static boolean cannotNow(LibvirtException failure) {
    return Absence.is(ErrorNumber.VIR_ERR_OPERATION_INVALID, failure)
        || Absence.is(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, failure);
  }

  static String print(RunNote note) {
    return "<run number='%d' since='%s' by='%s'/>"
        .formatted(note.number(), note.startedAt(), note.bySight() ? SIGHT : "notice");
  }

  /** What is not a note of ours is none. */
  static Optional<RunNote> parse(String xml) {
    try {
      var run = XmlReading.root(xml);
      return Optional.of(
          new RunNote(
              Long.parseLong(run.getAttribute("number")),
              Instant.parse(run.getAttribute("since")),
              run.getAttribute("by").equals(SIGHT)));
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
