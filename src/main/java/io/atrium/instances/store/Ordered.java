package io.atrium.instances.store;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered: fixed for the life of the instance, but for its size.
 *
 * @param driver the kind of host that was asked for; null leaves it to placement
 */
@Embeddable
public record Ordered(
    @Enumerated(EnumType.STRING) Kind kind,
    @Column(name = "department_id") String departmentId,
    @Column(name = "owner_id") String ownerId,
    @Enumerated(EnumType.STRING) Environment environment,
    @Column(name = "image_id") String imageId,
    @Column(name = "offering_id") String offeringId,
    int vcpus,
    @Column(name = "memory_mib") int memoryMib,
    @Column(name = "disk_gib") int diskGib,
    @Column(name = "wait_for_capacity") boolean waitForCapacity,
    @Nullable @Column(name = "wanted_driver") String driver) {

  Ordered resized(String offering, Size size) {
    return new Ordered(
        kind,
        departmentId,
        ownerId,
        environment,
        imageId,
        offering,
        size.vcpus(),
        size.memoryMib(),
        size.diskGib(),
        waitForCapacity,
        driver);
  }

  public Size size() {
    return new Size(vcpus, memoryMib, diskGib);
  }
}
