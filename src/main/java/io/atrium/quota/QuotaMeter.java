package io.atrium.quota;

import java.util.Arrays;

/**
 * What is limited. The order is the order in which holds take locks, so it is the same everywhere.
 */
public enum QuotaMeter {
  INSTANCES("instances"),
  VCPUS("vcpus"),
  MEMORY_MIB("memoryMib"),
  DISK_GIB("diskGib"),
  ADDRESSES("addresses"),
  /**
   * Part of the interface and of every hold from the beginning, so that limits set today stand when
   * the first driver can take snapshots. Until then nothing uses any.
   */
  SNAPSHOTS("snapshots");

  private final String word;

  QuotaMeter(String word) {
    this.word = word;
  }

  /** As it is written in requests, answers and tables. */
  public String word() {
    return word;
  }

  static QuotaMeter of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow();
  }
}
