package io.atrium.hosts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator set about a host. Where it is never changes; another place is another host. */
@Entity
@Table(name = "host")
class StoredHost {

  @Id private String id;
  private String name;
  private String driver;
  private String uri;
  private boolean simulated;

  @Enumerated(EnumType.STRING)
  private HostState state;

  @Column(precision = 6, scale = 2)
  private BigDecimal overcommit;

  private Instant createdAt;
  @Version private @Nullable Long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected StoredHost() {}

  /** A new, active one. */
  StoredHost(String id, HostPlace place, String name, BigDecimal overcommit, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.driver = place.driver().kind();
    this.uri = place.uri().toString();
    this.simulated = place.driver().simulated();
    this.state = HostState.ACTIVE;
    this.overcommit = overcommit;
    this.createdAt = createdAt;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  double overcommit() {
    return overcommit.doubleValue();
  }

  long version() {
    return version == null ? 0 : version;
  }

  boolean is(HostState wanted) {
    return state == wanted;
  }

  void become(HostState wanted) {
    state = wanted;
  }

  void rename(String wanted) {
    name = wanted;
  }

  void overcommit(BigDecimal wanted) {
    overcommit = wanted;
  }
}
