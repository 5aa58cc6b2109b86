package io.atrium.drivers.libvirt.connection;

import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/**
 * What libvirt says went wrong. An exception of its own for the calls that the Java binding lacks;
 * read on the thread that made the call, because libvirt keeps it there.
 */
public final class Fault extends RuntimeException {

  private final ErrorNumber code;

  Fault(ErrorNumber code, String message) {
    super(message);
    this.code = code;
  }

  static Fault of(LibvirtException failure) {
    var error = failure.getError();
    var fault =
        error == null
            ? new Fault(ErrorNumber.VIR_ERR_UNKNOWN, String.valueOf(failure.getMessage()))
            : new Fault(error.getCode(), String.valueOf(error.getMessage()));
    fault.initCause(failure);
    return fault;
  }

  /** The failure of this thread's latest call. */
  static Fault latest(NativeCalls natives) {
    var codes = ErrorNumber.values();
    var code = Math.clamp(natives.virGetLastErrorCode(), 0, codes.length - 1);
    return new Fault(codes[code], natives.virGetLastErrorMessage());
  }

  public ErrorNumber code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
