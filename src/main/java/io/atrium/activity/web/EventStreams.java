package io.atrium.activity.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.People;
import io.atrium.accounts.Standing;
import io.atrium.activity.LiveEntry;
import io.atrium.activity.LiveSubscription;
import io.atrium.activity.LiveTrail;
import io.atrium.activity.TrailEntry;
import io.atrium.kernel.web.TooManyRequests;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail to one listener after the other as it grows, each seeing what they may see at
 * that moment. A right that ends closes the stream within five seconds.
 */
@Component
class EventStreams {

  private static final int MOST_PER_PERSON = 20;
  private static final int MOST_MISSED = 5_000;

  /** Also how long a withdrawn right can survive on an idle stream. */
  private static final Duration BEAT = Duration.ofSeconds(5);

  private final LiveTrail trail;
  private final People people;
  private final JsonMapper json;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  EventStreams(LiveTrail trail, People people, JsonMapper json) {
    this.trail = trail;
    this.people = people;
    this.json = json;
  }

  /**
   * Writes until the listener, or their right, is gone.
   *
   * @param last the number after which they missed things, or null for a fresh start
   */
  void run(Actor actor, Standing standing, @Nullable Long last, PrintWriter out)
      throws IOException, InterruptedException {
    enter(actor.personId());
    try (var live = trail.subscribe()) {
      var told = last == null ? Set.<Long>of() : catchUp(actor, last, out);
      write(out, ": listening\n\n");
      follow(live, standing, told, out);
    } finally {
      leave(actor.personId());
    }
  }

  private void follow(LiveSubscription live, Standing standing, Set<Long> told, PrintWriter out)
      throws IOException, InterruptedException {
    var seen = "";
    while (live.isOpen()) {
      var next = live.next(BEAT);
      var now = standing.now();
      if (now.isEmpty()) {
        return;
      }
      if (next.isEmpty()) {
        // What they may not see has passed as well: nobody has to look through it again.
        write(out, seen.isEmpty() ? ":\n\n" : "id: %s\n\n".formatted(seen));
      } else {
        seen = Long.toString(next.get().resumeAt());
        if (!told.contains(next.get().entry().sequence())) {
          tell(now.get(), next.get(), out);
        }
      }
    }
  }

  private Set<Long> catchUp(Actor actor, long last, PrintWriter out) throws IOException {
    var settled = trail.settled();
    var missed = trail.since(last, MOST_MISSED + 1);
    if (missed.size() > MOST_MISSED) {
      write(out, "event: reset\ndata: {}\n\n");
      return Set.of();
    }
    var told = new HashSet<Long>();
    for (var entry : missed) {
      told.add(entry.sequence());
      tell(actor, new LiveEntry(entry, Math.min(settled, entry.sequence())), out);
    }
    return told;
  }

  private void tell(Actor actor, LiveEntry live, PrintWriter out) throws IOException {
    var entry = live.entry();
    if (maySee(actor, entry)) {
      var names = people.displayNames(List.of(entry.actor()));
      write(
          out,
          "id: %d\nevent: %s\ndata: %s\n\n"
              .formatted(
                  live.resumeAt(),
                  entry.action(),
                  json.writeValueAsString(TrailView.of(entry, names))));
    }
  }

  private static boolean maySee(Actor actor, TrailEntry entry) {
    var department = entry.departmentId();
    return entry.actor().equals(actor.personId())
        || (department == null ? !actor.offices().isEmpty() : actor.scope().covers(department));
  }

  private static void write(PrintWriter out, String text) throws IOException {
    out.write(text);
    out.flush();
    if (out.checkError()) {
      throw new IOException("The listener is gone");
    }
  }

  private void enter(String personId) {
    if (open.merge(personId, 1, Integer::sum) > MOST_PER_PERSON) {
      leave(personId);
      throw new TooManyRequests(
          "You have %d streams open already. Close one first.".formatted(MOST_PER_PERSON), BEAT);
    }
  }

  private void leave(String personId) {
    open.computeIfPresent(personId, (_, count) -> count == 1 ? null : count - 1);
  }
}
