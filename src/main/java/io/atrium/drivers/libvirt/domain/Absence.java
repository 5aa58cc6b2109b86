package io.atrium.drivers.libvirt.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** Tells "there is none" from every other failure. */
public final class Absence {

  private Absence() {}

  /** What is looked up, or nothing where libvirt says with this code that there is none. */
  public static <T> Optional<T> of(ErrorNumber none, Lookup<T> lookup) throws LibvirtException {
    try {
      return Optional.ofNullable(lookup.find());
    } catch (LibvirtException failure) {
      if (is(none, failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Does it, or finds that it is no longer needed. Says whether it was done. */
  public static boolean unless(ErrorNumber needless, Deed deed) throws LibvirtException {
    try {
      deed.run();
      return true;
    } catch (LibvirtException failure) {
      if (is(needless, failure)) {
        return false;
      }
      throw failure;
    }
  }

  /** Whether it failed for this reason. */
  static boolean is(ErrorNumber code, LibvirtException failure) {
    return failure.getError() != null && failure.getError().getCode() == code;
  }

  /** Looks something up. */
  @FunctionalInterface
  public interface Lookup<T> {

    @Nullable T find() throws LibvirtException;
  }

  /** Does something. */
  @FunctionalInterface
  public interface Deed {

    void run() throws LibvirtException;
  }
}
