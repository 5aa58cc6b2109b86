package io.atrium.activity;

import jakarta.annotation.PostConstruct;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes each entry on to those who watch, once its transaction has committed. Transactions commit
 * in another order than their entries are numbered, so everybody is also told from which number on
 * to ask again after an interruption without missing a late one.
 */
@Component
public class LiveTrail {

  private final Trail trail;
  private final List<LiveSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private long highest;

  LiveTrail(Trail trail) {
    this.trail = trail;
  }

  /**
   * An entry that is being written: every number it can get lies above its floor.
   *
   * @param floor the highest number that was final when the writing began
   */
  static final class Pending {

    private final long floor;

    private Pending(long floor) {
      this.floor = floor;
    }
  }

  @PostConstruct
  void start() {
    highest = trail.last();
  }

  /** Everything that becomes final from now on. To be closed by whoever asked. */
  public LiveSubscription subscribe() {
    var subscription = new LiveSubscription(subscriptions::remove);
    subscriptions.add(subscription);
    return subscription;
  }

  /** What was written after that number, the oldest first. */
  public List<TrailEntry> since(long sequence, int limit) {
    return trail.after(sequence, limit);
  }

  /** The number up to which everything is final: no entry below it can still appear. */
  public long settled() {
    lock.lock();
    try {
      return pending.isEmpty() ? highest : pending.getFirst().floor;
    } finally {
      lock.unlock();
    }
  }

  Pending begin() {
    lock.lock();
    try {
      var begun = new Pending(highest);
      pending.addLast(begun);
      return begun;
    } finally {
      lock.unlock();
    }
  }

  void drop(Pending dropped) {
    lock.lock();
    try {
      pending.remove(dropped);
    } finally {
      lock.unlock();
    }
  }

  void end(Pending ended, TrailEntry entry) {
    lock.lock();
    try {
      pending.remove(ended);
      highest = Math.max(highest, entry.sequence());
      var resumeAt = settled();
      for (var subscription : subscriptions) {
        subscription.offer(new LiveEntry(entry, resumeAt));
      }
    } finally {
      lock.unlock();
    }
  }

  @EventListener
  void stop(ContextClosedEvent closed) {
    subscriptions.forEach(LiveSubscription::close);
  }
}
