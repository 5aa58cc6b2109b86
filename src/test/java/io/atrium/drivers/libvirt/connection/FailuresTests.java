package io.atrium.drivers.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libvirt.Error.ErrorNumber;

class FailuresTests {

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(ErrorNumber.VIR_ERR_NO_CONNECT, "no", HostUnreachable.class),
        Arguments.of(ErrorNumber.VIR_ERR_AUTH_FAILED, "no", HostUnreachable.class),
        Arguments.of(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, "cannot acquire lock", Busy.class),
        Arguments.of(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            "pool 'atrium' has asynchronous jobs running.",
            Busy.class),
        Arguments.of(
            ErrorNumber.VIR_ERR_SYSTEM_ERROR,
            "cannot fill file '/pool/x': No space left on device",
            NoRoom.class),
        Arguments.of(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            "qemu: cannot set up guest memory 'pc.ram': Cannot allocate memory",
            NoRoom.class),
        Arguments.of(ErrorNumber.VIR_ERR_NO_MEMORY, "", NoRoom.class),
        Arguments.of(ErrorNumber.VIR_ERR_XML_ERROR, "bad", SpecRejected.class),
        Arguments.of(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, "bad", SpecRejected.class),
        Arguments.of(ErrorNumber.VIR_ERR_INTERNAL_ERROR, "odd", UnexpectedAnswer.class),
        Arguments.of(ErrorNumber.VIR_ERR_NO_DOMAIN, "gone", UnexpectedAnswer.class));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultBecomesOneOfTheClosedSet(
      ErrorNumber code, String message, Class<? extends DriverFailure> kind) {
    assertThat(Failures.explain(new Fault(code, message))).isInstanceOf(kind);
  }

  @Test
  void tellsWhatLibvirtSaidButNoFolderOfTheHost() {
    var fault =
        new Fault(
            ErrorNumber.VIR_ERR_INTERNAL_ERROR,
            "cannot open '/var/lib/libvirt/images/secret.qcow2':\n  Permission denied");

    assertThat(Failures.explain(fault).sentence())
        .isEqualTo("The host answered: cannot open '…': Permission denied.");
  }
}
