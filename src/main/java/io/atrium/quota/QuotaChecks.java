package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.quota.FoundDifferences.Known;
import io.atrium.quota.QuotaAudit.Difference;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has everything recounted: again and again in the background, and whenever somebody asks. A
 * difference is told once, on the trail and in the log, and once more when it is over.
 */
@Service
public class QuotaChecks {

  private static final Logger LOG = LoggerFactory.getLogger(QuotaChecks.class);

  private final QuotaAudit audit;
  private final FoundDifferences found;
  private final ScopeNames names;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  QuotaChecks(
      QuotaAudit audit,
      FoundDifferences found,
      ScopeNames names,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.audit = audit;
    this.found = found;
    this.names = names;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** Counts now, for whoever may know how the portal is. */
  public QuotaFinding now(Actor actor) {
    actor.require(Permission.AUDIT);
    var now = clock.instant();
    var known = found.all();
    var lines = audit.difference().stream().map(each -> line(each, known, now)).toList();
    return new QuotaFinding(lines, since(lines, known, now), now);
  }

  private QuotaFinding.Line line(Difference wrong, List<Known> known, Instant now) {
    return new QuotaFinding.Line(
        wrong.scopeId(),
        names.orId(wrong.scopeId()),
        wrong.meter(),
        wrong.booked(),
        wrong.counted(),
        since(wrong, known, now));
  }

  private static Instant since(Difference wrong, List<Known> known, Instant now) {
    return known.stream()
        .filter(each -> each.isAbout(wrong))
        .map(Known::since)
        .findFirst()
        .orElse(now);
  }

  private @Nullable Instant since(List<QuotaFinding.Line> lines, List<Known> known, Instant now) {
    if (lines.isEmpty()) {
      return known.isEmpty() ? found.clearSince().orElse(null) : now;
    }
    return lines.stream().map(QuotaFinding.Line::since).min(Instant::compareTo).orElse(now);
  }

  /** One round: counts, and tells what is new since the round before. */
  public void look() {
    var wrong = audit.difference();
    transaction.executeWithoutResult(_ -> {
      found.lock();
      note(wrong, found.all(), clock.instant());
    });
  }

  private void note(List<Difference> wrong, List<Known> known, Instant now) {
    for (var each : wrong) {
      if (known.stream().anyMatch(earlier -> earlier.isAbout(each))) {
        found.update(each);
      } else {
        found.add(each, now);
        tell(each, "quota.differs", now);
      }
    }
    for (var earlier : known) {
      if (wrong.stream().noneMatch(earlier::isAbout)) {
        found.remove(earlier.difference());
        tell(earlier.difference(), "quota.agrees", now);
      }
    }
    found.counted(wrong.isEmpty(), now);
  }

  private void tell(Difference wrong, String action, Instant now) {
    var meter = wrong.meter().word();
    var scope = wrong.scopeId();
    var name = names.orId(scope);
    if (action.equals("quota.differs")) {
      var said = "The quota of {} ({}) is wrong in {}: {} booked, {} counted";
      LOG.error(said, name, scope, meter, wrong.booked(), wrong.counted());
    } else {
      LOG.info("The quota of {} ({}) is right again in {}", name, scope, meter);
    }
    var details =
        Map.of(
            "name",
            name,
            "scope",
            scope,
            "meter",
            meter,
            "booked",
            String.valueOf(wrong.booked()),
            "counted",
            String.valueOf(wrong.counted()),
            "sentence",
            sentence(wrong, action));
    var department = ScopePaths.departmentOf(scope);
    events.publishEvent(new QuotaDiffers(department, department, action, details, now));
  }

  private static String sentence(Difference wrong, String action) {
    var meter = wrong.meter();
    return action.equals("quota.differs")
        ? "%s booked, %s counted".formatted(meter.words(wrong.booked()), wrong.counted())
        : "It is right again: %s".formatted(meter.word());
  }
}
