package io.atrium.pricing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.atrium.accounts.Actor;
import io.atrium.accounts.Forgetting;
import io.atrium.accounts.Permission;
import io.atrium.pricing.rating.PriceBook;
import io.atrium.pricing.store.PriceVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The prices, past, present and to come. They are read with every list, so they are kept in memory
 * for at most five seconds and forgotten when new ones are set.
 */
@Service
public class PriceQueries {

  private final PriceVersions versions;

  private final Clock clock;

  private final LoadingCache<String, PriceBook> books;

  PriceQueries(PriceVersions versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
    books =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(_ -> new PriceBook(versions.all()));
  }

  /** All versions, the latest first. */
  public List<PriceVersion> versions() {
    return book().versions().reversed();
  }

  /** The same, with the terms of no department whose bills the actor may not see. */
  public List<PriceVersion> versions(Actor actor) {
    return versions().stream()
        .map(each -> each.forWhom(id -> actor.may(Permission.VIEW_BILLS, id)))
        .toList();
  }

  /** How often the price book was changed, for the tag of a form that is made from it. */
  public long changes() {
    return versions.changes();
  }

  /** The version that holds now. */
  public PriceVersion current() {
    return book().at(clock.instant());
  }

  /** When the version ends because the next begins; empty for the last that is set so far. */
  public Optional<Instant> until(PriceVersion version) {
    return book().versions().stream()
        .map(PriceVersion::effectiveFrom)
        .filter(each -> each.isAfter(version.effectiveFrom()))
        .findFirst();
  }

  /** All versions in their order. */
  public PriceBook book() {
    return books.get("");
  }

  @EventListener
  void forget(PricesChanged change) {
    Forgetting.now(books::invalidateAll);
  }
}
