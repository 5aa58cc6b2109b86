package io.atrium.drivers.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to a daemon's Unix socket that a test can cut, silence and mend. The driver connects to
 * the near end, a socket of the test's own.
 */
public final class Wire implements AutoCloseable {

  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  private final Path near;

  private final Path far;

  private volatile ServerSocketChannel door;

  private volatile boolean silent;

  public Wire(Path near, Path far) {
    this.near = near;
    this.far = far;
    this.door = listen();
  }

  public Path near() {
    return near;
  }

  /** Ends all connections and takes no new ones. */
  public synchronized void cut() {
    quietly(door);
    delete();
    open.forEach(Wire::quietly);
    open.clear();
  }

  /** From now on nothing goes through, and nobody is told. */
  public void silence() {
    silent = true;
  }

  /** New connections go through again; those that were silenced end. */
  public synchronized void mend() {
    if (silent) {
      cut();
      silent = false;
    }
    if (!door.isOpen()) {
      door = listen();
    }
  }

  @Override
  public void close() {
    cut();
  }

  private ServerSocketChannel listen() {
    try {
      delete();
      var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listening.bind(UnixDomainSocketAddress.of(near));
      Thread.ofPlatform().daemon().name("wire").start(() -> accept(listening));
      return listening;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void accept(ServerSocketChannel listening) {
    try {
      while (true) {
        connect(listening.accept());
      }
    } catch (IOException closed) {
      quietly(listening);
    }
  }

  private void connect(SocketChannel caller) {
    try {
      open.add(caller);
      var daemon = SocketChannel.open(UnixDomainSocketAddress.of(far));
      open.add(daemon);
      if (!door.isOpen()) {
        throw new IOException("cut meanwhile");
      }
      relay(caller, daemon);
      relay(daemon, caller);
    } catch (IOException refused) {
      quietly(caller);
      open.remove(caller);
    }
  }

  private void relay(SocketChannel from, SocketChannel to) {
    Thread.ofPlatform().daemon().name("wire").start(() -> copy(from, to));
  }

  private void copy(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocate(65_536);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining() && !silent) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException cut) {
      quietly(to);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(near);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void quietly(AutoCloseable closing) {
    try {
      closing.close();
    } catch (Exception already) {
      return;
    }
  }
}
