package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Faults;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which public keys a profile accepts. */
class SshKeysTests {

  private static final String ED25519 =
      "ssh-ed25519 " + encoded("ssh-ed25519", new byte[32]) + " anna@laptop";

  @Test
  void acceptsAKeyAsSshKeygenWritesIt() {
    assertThat(accepts(ED25519)).isTrue();
    assertThat(accepts("ssh-rsa " + rsa(3072))).isTrue();
  }

  @Test
  void refusesAnRsaKeyThatIsTooShort() {
    assertThat(accepts("ssh-rsa " + rsa(1024))).isFalse();
  }

  @Test
  void refusesAKeyWhoseInsideIsAnotherType() {
    assertThat(accepts("ssh-ed25519 " + rsa(3072))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 !!!!",
        "ssh-dss AAAAB3NzaC1kc3M=",
        "command=\"rm -rf /\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAA",
        "ssh-ed25519 ////////"
      })
  void refusesWhatIsNoKey(String text) {
    assertThat(accepts(text)).isFalse();
  }

  @Test
  void refusesASecondLineThatWouldBecomeAnotherKey() {
    assertThat(accepts(ED25519 + "\nssh-ed25519 x")).isFalse();
  }

  @Test
  void refusesMoreKeysThanAnybodyHas() {
    var faults = new Faults();

    SshKeys.check(Collections.nCopies(21, ED25519), faults);

    assertThat(faults.any()).isTrue();
  }

  @Test
  void keepsEachKeyOnce() {
    assertThat(SshKeys.normal(List.of(ED25519, " " + ED25519 + " "))).containsExactly(ED25519);
  }

  private static boolean accepts(String key) {
    var faults = new Faults();
    SshKeys.check(List.of(key), faults);
    return !faults.any();
  }

  private static String rsa(int bits) {
    var modulus = new byte[bits / 8 + 1];
    modulus[1] = (byte) 0x80;
    return encoded("ssh-rsa", new byte[] {1, 0, 1}, modulus);
  }

  private static String encoded(String type, byte[]... parts) {
    var blob = ByteBuffer.allocate(2048);
    blob.putInt(type.length()).put(type.getBytes(StandardCharsets.US_ASCII));
    for (var part : parts) {
      blob.putInt(part.length).put(part);
    }
    var bytes = new byte[blob.position()];
    blob.flip().get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
