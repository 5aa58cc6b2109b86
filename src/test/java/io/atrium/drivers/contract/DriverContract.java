package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that every driver promises. A driver's test class implements this, and the contract of
 * each capability the driver has; it gives the bench and nothing more.
 */
public interface DriverContract
    extends CreateContract,
        PowerContract,
        StopContract,
        DeleteContract,
        ObservationContract,
        FailureContract,
        OwnershipContract {

  @AfterEach
  default void leaveTheHostAsItWas() {
    bench().tidy();
  }

  @Test
  @Rule("D1")
  default void saysWhatItIsWithoutAHostAndAlwaysTheSame() {
    var described = bench().driver().descriptor();

    assertThat(described).isEqualTo(bench().driver().descriptor());
    assertThat(described.formats()).isNotEmpty();
    assertThat(described.kind()).isEqualTo(bench().bed().host().driver());
  }

  @Test
  @Rule("D2")
  default void canDoWhatItClaimsAndDoesNotClaimWhatItCannot() {
    for (var capability : capabilities()) {
      var claimed = capability.isInstance(bench().driver());

      assertThat(bench().driver().as(capability)).matches(found -> found.isPresent() == claimed);
      assertThat(contractOf(capability).isInstance(this))
          .as("%s is claimed (%s) exactly where its contract is tested", capability, claimed)
          .isEqualTo(claimed);
    }
  }

  /** The contracts of all capabilities there are. */
  static Stream<Class<?>> contractsOfCapabilities() {
    return capabilities().stream().map(DriverContract::contractOf);
  }

  private static List<Class<? extends Capability>> capabilities() {
    return Arrays.stream(Capability.class.getDeclaredClasses())
        .<Class<? extends Capability>>map(type -> type.asSubclass(Capability.class))
        .toList();
  }

  private static Class<?> contractOf(Class<? extends Capability> capability) {
    var name = "%s.%sContract".formatted(Rule.class.getPackageName(), capability.getSimpleName());
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("The kit has no contract for " + capability, missing);
    }
  }
}
