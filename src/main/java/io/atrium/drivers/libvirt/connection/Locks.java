package io.atrium.drivers.libvirt.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock per name, for work that two calls must not do at once. Names in use only take memory.
 */
public final class Locks {

  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /** Waits for the name, and holds it until closed. */
  public AutoLock hold(String name) throws InterruptedException {
    var mine = held.compute(name, (_, known) -> known == null ? new Held(1) : known.more());
    try {
      mine.lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      release(name);
      throw interrupted;
    }
    return () -> {
      mine.lock.unlock();
      release(name);
    };
  }

  private void release(String name) {
    held.computeIfPresent(name, (_, known) -> known.users == 1 ? null : known.less());
  }

  /** A name that is held; given back by closing. */
  public interface AutoLock extends AutoCloseable {

    @Override
    void close();
  }

  private record Held(ReentrantLock lock, int users) {

    Held(int users) {
      this(new ReentrantLock(), users);
    }

    Held more() {
      return new Held(lock, users + 1);
    }

    Held less() {
      return new Held(lock, users - 1);
    }
  }
}
