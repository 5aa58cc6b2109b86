package io.atrium.instances;

/** In which order instances are listed. Among equals the id decides, so that no place is shared. */
public enum InstanceOrder {
  NEWEST_FIRST("-createdAt"),
  OLDEST_FIRST("createdAt"),
  BY_NAME("name"),
  BY_NAME_BACKWARDS("-name");

  /** As it is asked for: the field, with a hyphen before it for the other direction. */
  private final String word;

  InstanceOrder(String word) {
    this.word = word;
  }

  /** The field that decides. */
  public String field() {
    return word.startsWith("-") ? word.substring(1) : word;
  }

  public boolean backwards() {
    return word.startsWith("-");
  }

  @Override
  public String toString() {
    return word;
  }
}
