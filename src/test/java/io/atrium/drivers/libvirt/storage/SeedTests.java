package io.atrium.drivers.libvirt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.libvirt.domain.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedTests {

  private static final String KEY = "ssh-ed25519 AAAAC3Nz ada@\"home\"\\";

  @Test
  void tellsTheGuestWhoItIsAndWhoseKeysOpenIt() {
    var seed = Seed.of(Specs.vm(List.of(KEY), "#!/bin/sh\ntrue"));

    assertThat(seed.metaData())
        .isEqualTo(
            """
            instance-id: "i-0c4f9a81be27d3056"
            local-hostname: "moodle"
            public-keys:
              - "ssh-ed25519 AAAAC3Nz ada@\\"home\\"\\\\"
            """);
    assertThat(seed.userData()).isEqualTo("#!/bin/sh\ntrue");
  }

  @Test
  void withoutAWishOfItsOwnerTheKeysAreTheUserData() {
    var seed = Seed.of(Specs.vm(List.of(KEY), null));

    assertThat(seed.userData())
        .startsWith("#cloud-config\nssh_authorized_keys:\n  - \"ssh-ed25519 AAAAC3Nz");
  }

  @Test
  void nobodyWithoutKeysGetsAnEmptyList() {
    var seed = Seed.of(Specs.vm());

    assertThat(seed.metaData()).doesNotContain("public-keys");
    assertThat(seed.userData()).isEqualTo("#cloud-config\n");
  }

  @Test
  void neverPrintsWhatMayBeSecret() {
    assertThat(Seed.of(Specs.vm(List.of(), "password: canary")))
        .asString()
        .doesNotContain("canary");
  }
}
