package io.atrium.kernel;

/** What an instance is made of, in whole units only, so that quota and metering never round. */
public record Size(int vcpus, int memoryMib, int diskGib) {

  /**
   * The largest value of each part that is accepted anywhere: beyond it lies only a typing error.
   */
  public static final Size LARGEST = new Size(1_024, 64 * 1_024 * 1_024, 1_024 * 1_024);

  public Size {
    if (vcpus < 1 || memoryMib < 16 || diskGib < 1) {
      throw new IllegalArgumentException(
          "Too small: %d vCPU, %d MiB, %d GiB".formatted(vcpus, memoryMib, diskGib));
    }
  }

  public boolean fitsWithin(Size room) {
    return vcpus <= room.vcpus && memoryMib <= room.memoryMib && diskGib <= room.diskGib;
  }
}
