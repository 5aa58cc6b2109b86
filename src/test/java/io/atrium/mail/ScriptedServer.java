package io.atrium.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that answers each command as the test says, and otherwise as it should. What comes
 * after DATA is answered under the name {@code .}; an empty answer is silence.
 */
final class ScriptedServer implements AutoCloseable {

  private static final Map<String, String> USUAL =
      Map.of("EHLO", "250 hello", "DATA", "354 go on", ".", "250 taken", "QUIT", "221 bye");

  private final ServerSocket door;
  private final Map<String, String> script = new ConcurrentHashMap<>();
  private final AtomicInteger visits = new AtomicInteger();

  ScriptedServer() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::open);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How often somebody came. */
  int visits() {
    return visits.get();
  }

  ScriptedServer answering(String command, String answer) {
    script.put(command, answer);
    return this;
  }

  private void open() {
    try {
      while (true) {
        var visitor = door.accept();
        visits.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(visitor));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void talk(Socket visitor) {
    try (visitor) {
      var in =
          new BufferedReader(
              new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
      say(visitor.getOutputStream(), "greeting", "220 ready");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var command = line.split(" ")[0].toUpperCase(Locale.ROOT);
        say(visitor.getOutputStream(), command, USUAL.getOrDefault(command, "250 well"));
        if (command.equals("DATA") && !script.containsKey("DATA")) {
          var content = in.readLine();
          while (content != null && !content.equals(".")) {
            content = in.readLine();
          }
          say(visitor.getOutputStream(), ".", "250 taken");
        }
      }
    } catch (IOException gone) {
      // The visitor hung up.
    }
  }

  private void say(OutputStream out, String command, String usual) throws IOException {
    var answer = script.getOrDefault(command, usual);
    if (!answer.isEmpty()) {
      out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
