package io.atrium.drivers.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.github.dockerjava.api.exception.DockerException;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong in the contract's own words. No type of docker-java leaves this package. */
final class DockerFailures {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final int LONGEST = 500;

  /** The engine says one of these when a resource of the host ran out. */
  private static final List<String> FULL =
      List.of(
          "no space left on device",
          "disk quota exceeded",
          "cannot allocate memory",
          "no available ipv4 addresses",
          "non-overlapping ipv4 address pool",
          "range of cpus is from");

  /** The engine says one of these when the program itself cannot be started. */
  private static final List<String> NOT_RUNNABLE =
      List.of(
          "executable file not found",
          "exec format error",
          "no such file or directory\": unknown",
          "permission denied\": unknown",
          "oci runtime create failed",
          "no command specified",
          "unable to find user");

  /** The engine says one of these when the part below it does not answer. */
  private static final List<String> CRIPPLED =
      List.of("containerd.sock", "transport is closing", "context deadline exceeded");

  private DockerFailures() {}

  /** Whether a connection broke that had stood: after that, a new one may well work. */
  static boolean isBrokenLine(@Nullable Throwable failure) {
    var io = ioBehind(failure);
    return io != null && !neverConnected(io);
  }

  static RuntimeException explain(@Nullable Throwable failure, URI uri) {
    return switch (failure) {
      case DriverFailure known -> known;
      case DockerException refused -> explain(refused);
      case Error error -> throw error;
      case null -> new UnexpectedAnswer("Docker at %s failed without a word.".formatted(uri));
      default -> explainTrouble(failure, uri);
    };
  }

  private static DriverFailure explainTrouble(Throwable failure, URI uri) {
    var io = ioBehind(failure);
    return io != null
        ? new HostUnreachable(unreachable(io, uri), failure)
        : new UnexpectedAnswer(
            "Docker at %s answered in a way that was not understood (%s)."
                .formatted(uri, failure.getClass().getSimpleName()),
            failure);
  }

  /** What the engine refused, judged by status and words, because it has few statuses. */
  static DriverFailure explain(DockerException refused) {
    var words = words(refused);
    var sentence = "Docker says: " + words;
    var text = words.toLowerCase(Locale.ROOT);
    if (contains(text, FULL)) {
      return new NoRoom(sentence, refused);
    }
    if (contains(text, CRIPPLED)) {
      return new HostUnreachable(sentence, refused);
    }
    if (contains(text, NOT_RUNNABLE)) {
      return new SpecRejected(sentence, refused);
    }
    return switch (refused.getHttpStatus()) {
      case 400 -> new SpecRejected(sentence, refused);
      case 409, 503 -> new Busy(sentence, refused);
      default -> new UnexpectedAnswer(sentence, refused);
    };
  }

  /** The engine's own sentence, without the envelope it came in. */
  static String words(DockerException refused) {
    var raw = String.valueOf(refused.getMessage());
    try {
      var message = JSON.readTree(raw.substring(Math.max(0, raw.indexOf('{')))).path("message");
      return shortened(message.isString() ? message.stringValue() : raw);
    } catch (JacksonException plainText) {
      return shortened(raw);
    }
  }

  static String shortened(String words) {
    var line = words.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static boolean contains(String text, List<String> phrases) {
    return phrases.stream().anyMatch(text::contains);
  }

  /**
   * The input or output failure at the root, unless it is only an answer that could not be read.
   */
  private static @Nullable IOException ioBehind(@Nullable Throwable failure) {
    return switch (failure) {
      case DriverFailure _ -> null;
      case JsonEOFException cut -> cut;
      case JsonProcessingException _ -> null;
      case IOException io -> io;
      case null -> null;
      default -> ioBehind(failure.getCause());
    };
  }

  private static boolean neverConnected(IOException io) {
    var words = String.valueOf(io.getMessage());
    return io instanceof ConnectException
        || words.contains("No such file or directory")
        || words.contains("Permission denied");
  }

  private static String unreachable(IOException io, URI uri) {
    var words = String.valueOf(io.getMessage());
    if (words.contains("No such file or directory")) {
      return "There is no Docker socket at %s.".formatted(uri);
    }
    if (words.contains("Permission denied")) {
      return "The portal's user may not open %s; it needs the group docker.".formatted(uri);
    }
    return io instanceof ConnectException
        ? "Nothing listens at %s; the Docker daemon is not running.".formatted(uri)
        : "The connection to Docker at %s broke: %s.".formatted(uri, shortened(words));
  }
}
