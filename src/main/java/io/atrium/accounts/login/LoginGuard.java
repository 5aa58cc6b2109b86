package io.atrium.accounts.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The patience shown to wrong passwords: ten for one name from one address, then a pause that
 * doubles with each further one. Wider limits count per name and per address, against guessing from
 * many places and guessing many names. It never asks whether a name exists.
 */
@Component
public class LoginGuard {

  private static final int TRIES_OF_PAIR = 10;
  private static final int TRIES_OF_NAME = 100;
  private static final int TRIES_OF_ADDRESS = 300;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGIVEN = Duration.ofHours(1);

  private final Clock clock;
  private final Cache<Counter, Tries> tries =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FORGIVEN).build();

  LoginGuard(Clock clock) {
    this.clock = clock;
  }

  /** How long nobody from there may try that name, or nothing when they may. */
  public Optional<Duration> pause(String login, String address) {
    var now = clock.instant();
    return counters(login, address).stream()
        .map(tries::getIfPresent)
        .filter(found -> found != null && found.until().isAfter(now))
        .map(found -> Duration.between(now, found.until()))
        .max(Duration::compareTo);
  }

  /** Counts a try before it is judged, so that many at once cannot slip through together. */
  public void tried(String login, String address) {
    var now = clock.instant();
    for (var counter : counters(login, address)) {
      tries
          .asMap()
          .merge(counter, new Tries(1, Instant.MIN), (old, _) -> old.oneMore(counter, now));
    }
  }

  /** Takes back the count after a password that was right. */
  public void succeeded(String login, String address) {
    var counters = counters(login, address);
    tries.invalidate(counters.getFirst());
    counters.stream()
        .skip(1)
        .forEach(counter -> tries.asMap().computeIfPresent(counter, (_, old) -> old.oneLess()));
  }

  private static List<Counter> counters(String login, String address) {
    return List.of(
        new Counter(login, address, TRIES_OF_PAIR),
        new Counter(login, "", TRIES_OF_NAME),
        new Counter("", address, TRIES_OF_ADDRESS));
  }

  private record Counter(String login, String address, int most) {}

  private record Tries(int count, Instant until) {

    Tries oneMore(Counter counter, Instant now) {
      var next = count + 1;
      return new Tries(next, next < counter.most() ? until : now.plus(wait(next - counter.most())));
    }

    Tries oneLess() {
      return new Tries(Math.max(0, count - 1), until);
    }

    private static Duration wait(int beyond) {
      var doubled = SHORTEST.multipliedBy(1L << Math.min(beyond, 10));
      return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
  }
}
