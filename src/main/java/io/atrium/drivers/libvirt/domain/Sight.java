package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.heard.Run;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.kernel.Size;
import java.util.List;

/** What was seen of a domain at one moment. */
public record Sight(PowerStates state, int vcpus, long memoryKib, Run run) {

  private static final long KIB_PER_MIB = 1_024;

  /** In the words of the contract; the disk and the address are those the tag tells. */
  Present present(OwnerTag tag) {
    var memory = Math.toIntExact(memoryKib / KIB_PER_MIB);
    return new Present(
        state.power(),
        new Size(vcpus, memory, tag.size().diskGib()),
        List.of(tag.address()),
        run.startedAt(),
        !run.startedBySight(),
        run.over() ? run.endedAt() : run.endedBefore(),
        state.remark());
  }
}
