package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.util.regex.Pattern;

/** Turns what libvirt says into the closed set of failures. Pure. */
final class Failures {

  private static final Pattern FULL =
      Pattern.compile("No space left on device|Disk quota exceeded|Cannot allocate memory");

  private static final Pattern BUSY =
      Pattern.compile("has asynchronous jobs running|is still (being|in use)|state change lock");

  private static final Pattern PATH = Pattern.compile("/[^\\s'\":,;]+");

  private Failures() {}

  /** The line is gone: nobody can say whether the call had an effect. */
  static HostUnreachable unreachable(Fault fault) {
    return new HostUnreachable("The host cannot be reached: %s.".formatted(words(fault)), fault);
  }

  static DriverFailure explain(Fault fault) {
    if (FULL.matcher(fault.message()).find()) {
      return new NoRoom("The host has no room: %s.".formatted(words(fault)), fault);
    }
    if (BUSY.matcher(fault.message()).find()) {
      return new Busy("The host is busy: %s.".formatted(words(fault)), fault);
    }
    return byCode(fault);
  }

  private static DriverFailure byCode(Fault fault) {
    return switch (fault.code()) {
      case VIR_ERR_NO_CONNECT,
          VIR_ERR_UNKNOWN_HOST,
          VIR_ERR_INVALID_CONN,
          VIR_ERR_NO_SERVER,
          VIR_ERR_AUTH_FAILED,
          VIR_ERR_AUTH_CANCELLED,
          VIR_ERR_AUTH_UNAVAILABLE,
          VIR_ERR_RPC,
          VIR_ERR_GNUTLS_ERROR,
          VIR_ERR_SSH,
          VIR_ERR_LIBSSH ->
          unreachable(fault);
      case VIR_ERR_NO_MEMORY -> new NoRoom("The host has no memory left.", fault);
      case VIR_ERR_OPERATION_TIMEOUT, VIR_ERR_RESOURCE_BUSY, VIR_ERR_OPERATION_ABORTED ->
          new Busy("The host is busy: %s.".formatted(words(fault)), fault);
      case VIR_ERR_XML_ERROR,
          VIR_ERR_XML_DETAIL,
          VIR_ERR_XML_INVALID_SCHEMA,
          VIR_ERR_CONFIG_UNSUPPORTED,
          VIR_ERR_ARGUMENT_UNSUPPORTED,
          VIR_ERR_INVALID_ARG,
          VIR_ERR_OS_TYPE,
          VIR_ERR_CPU_INCOMPATIBLE ->
          new SpecRejected("The host refuses it: %s.".formatted(words(fault)), fault);
      default -> new UnexpectedAnswer("The host answered: %s.".formatted(words(fault)), fault);
    };
  }

  /** What libvirt said, without the folders of the host, which concern nobody who reads it. */
  private static String words(Fault fault) {
    var oneLine = fault.message().replaceAll("\\s+", " ").strip();
    return PATH.matcher(oneLine).replaceAll("…");
  }
}
