package io.atrium.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An offering as it is stored. Its SKU, kind and size are set once and never change. */
@Entity
@Table(name = "offering")
class StoredOffering {

  @Id private String id;
  private String sku;
  private String name;
  private String purpose;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private int vcpus;
  private int memoryMib;
  private int diskGib;
  private boolean active;
  @Version private @Nullable Long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected StoredOffering() {}

  /** A new one from a request whose constraints were checked. */
  static StoredOffering of(String id, String sku, NewOffering wanted) {
    var offering = new StoredOffering();
    offering.id = id;
    offering.sku = sku;
    offering.name = requireNonNull(wanted.name()).strip();
    offering.purpose = requireNonNullElse(wanted.purpose(), "").strip();
    offering.kind = requireNonNull(wanted.kind());
    offering.vcpus = requireNonNull(wanted.vcpus());
    offering.memoryMib = requireNonNull(wanted.memoryMib());
    offering.diskGib = requireNonNull(wanted.diskGib());
    offering.active = true;
    return offering;
  }

  void describe(OfferingChange change) {
    name = requireNonNullElse(change.name(), name).strip();
    purpose = requireNonNullElse(change.purpose(), purpose).strip();
    active = requireNonNullElse(change.active(), active);
  }

  void deactivate() {
    active = false;
  }

  Offering offering() {
    return new Offering(
        id,
        sku,
        name,
        purpose,
        kind,
        new Size(vcpus, memoryMib, diskGib),
        active,
        version == null ? 0 : version);
  }
}
