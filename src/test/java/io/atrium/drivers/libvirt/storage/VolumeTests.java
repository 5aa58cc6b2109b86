package io.atrium.drivers.libvirt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.libvirt.domain.Specs;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTests {

  private static final long GIB = 1L << 30;

  @TempDir private Path folder;

  @Test
  void aDiskOverAnImageNamesTheFormatBelowSoThatNobodyGuesses() {
    assertThat(Volume.over("i-1.qcow2", GIB, "/pool/base.qcow2").xml())
        .isEqualTo(
            "<volume><name>i-1.qcow2</name><capacity unit=\"bytes\">1073741824</capacity>"
                + "<allocation unit=\"bytes\">0</allocation><target><format type=\"qcow2\"/>"
                + "<permissions><mode>0600</mode></permissions></target><backingStore>"
                + "<path>/pool/base.qcow2</path><format type=\"qcow2\"/></backingStore></volume>");
  }

  @Test
  void nobodyButTheMachineReadsASeed() {
    assertThat(Volume.raw("i-1.seed.iso", 5).xml())
        .contains("<mode>0600</mode>")
        .doesNotContain("backingStore");
  }

  @Test
  void anImageMustFitOnTheDiskThatWasOrdered() throws IOException {
    Disks.demandRoom(spec(qcow2(4 * GIB)));

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> Disks.demandRoom(spec(qcow2(4 * GIB + 1))))
        .withMessage("The image needs a disk of 5 GiB; 4 GiB were ordered.");
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> Disks.demandRoom(spec(qcow2(-1))));
  }

  @Test
  void whatIsNoQcow2IsRefused() throws IOException {
    var text = Files.writeString(folder.resolve("text"), "this is no disk at all, only some words");

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> Disks.demandRoom(spec(text)));
  }

  @Test
  void anImageThatRestsOnAnotherFileIsRefused() throws IOException {
    var header = ByteBuffer.allocate(72).putInt(0x514649fb).putInt(3).putLong(8, 104);
    var over = Files.write(folder.resolve("over"), header.putLong(24, GIB).array());

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> Disks.demandRoom(spec(over)))
        .withMessageContaining("rests on another file");
  }

  @Test
  void aCopyIsNamedAfterTheImageAndItsContentAndNothingElse() {
    assertThat(BaseImages.name(Specs.image(ImageFormat.QCOW2, folder)))
        .isEqualTo("img-guest.0123456789abcdef.qcow2");
    var climbing = new ImageContent("../x", ImageFormat.QCOW2, folder, "0".repeat(64));
    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> BaseImages.name(climbing));
  }

  private InstanceSpec spec(Path image) {
    return Specs.from(Specs.image(ImageFormat.QCOW2, image));
  }

  private Path qcow2(long bytes) throws IOException {
    var header = ByteBuffer.allocate(72).putInt(0x514649fb).putInt(3).putLong(24, bytes);
    return Files.write(folder.resolve("disk"), header.array());
  }
}
