package io.atrium.instances.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Why a person must look at an instance. */
@Embeddable
record Parked(
    @Column(name = "fault_code") String code, @Column(name = "fault_sentence") String sentence) {}
