package io.atrium.accounts.store;

import io.atrium.accounts.Department;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A department as it is kept; {@link Department} is what everybody else sees of it. */
@Entity
@Table(name = "department")
public class DepartmentEntity {

  @Id private String id;
  private String code;
  private String codeKey;
  private String name;
  private @Nullable String parentId;
  private @Nullable String costCentre;
  private Instant createdAt;

  /**
   * Without an accessor of this name: Spring Data would ask it, and take a new row for an old one.
   */
  @Version private @Nullable Long version;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected DepartmentEntity() {}

  public DepartmentEntity(Department made, Instant at) {
    id = made.id();
    code = made.code();
    codeKey = key(code);
    name = made.name();
    parentId = made.parentId();
    costCentre = made.costCentre();
    createdAt = at;
  }

  /** Codes that differ only in case are the same code. */
  public static String key(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /** Takes over everything but the id, which never changes. */
  public void become(Department changed) {
    code = changed.code();
    codeKey = key(code);
    name = changed.name();
    parentId = changed.parentId();
    costCentre = changed.costCentre();
  }

  public Department department() {
    return new Department(id, code, name, parentId, costCentre);
  }

  public long currentVersion() {
    return version == null ? 0 : version;
  }
}
