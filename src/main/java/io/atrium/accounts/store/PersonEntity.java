package io.atrium.accounts.store;

import io.atrium.accounts.Office;
import io.atrium.accounts.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person as they are kept, with the hash of their password, which never leaves the room. */
@Entity
@Table(name = "person")
public class PersonEntity {

  @Id private String id;
  private String login;
  private String name;
  private @Nullable String email;
  private @Nullable String passwordHash;
  private boolean oneTime;
  private long stamp;
  private String offices = "";
  private String authorizedKeys = "";
  private boolean active = true;
  private Instant createdAt;
  private @Nullable Instant lastLoginAt;
  @Version private @Nullable Long version;

  @SuppressWarnings("NullAway.Init") // for JPA
  protected PersonEntity() {}

  public PersonEntity(String id, String login, String name, Instant at) {
    this.id = id;
    this.login = login;
    this.name = name;
    this.createdAt = at;
  }

  /**
   * Sets a new password and ends every session that the old one opened.
   *
   * @param oneTime whether somebody else chose it, so that its owner has to replace it
   */
  public void password(String hash, boolean oneTime) {
    this.passwordHash = hash;
    this.oneTime = oneTime;
    stamp++;
  }

  public void name(String changed) {
    name = changed;
  }

  public void email(@Nullable String changed) {
    email = changed;
  }

  public void offices(Set<Office> changed) {
    offices = NameSet.write(changed);
  }

  public void keys(java.util.List<String> changed) {
    authorizedKeys = String.join("\n", changed);
  }

  /** Switches the account on or off; switching it off ends every session. */
  public void active(boolean changed) {
    active = changed;
    stamp++;
  }

  public boolean oneTime() {
    return oneTime;
  }

  public @Nullable String passwordHash() {
    return passwordHash;
  }

  public Person person() {
    return new Person(
        id,
        login,
        name,
        email,
        NameSet.read(Office.class, offices),
        authorizedKeys.lines().toList(),
        active,
        oneTime,
        createdAt,
        lastLoginAt,
        version == null ? 0 : version);
  }
}
