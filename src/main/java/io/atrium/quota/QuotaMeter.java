package io.atrium.quota;

import io.atrium.kernel.Faults;
import java.util.Arrays;

/**
 * What is limited. The order is the order in which holds take locks, so it is the same everywhere.
 */
public enum QuotaMeter {
  INSTANCES("instances", "instance", "instances"),
  VCPUS("vcpus", "vCPU", "vCPUs"),
  MEMORY_MIB("memoryMib", "MiB of memory", "MiB of memory"),
  DISK_GIB("diskGib", "GiB of disk", "GiB of disk"),
  ADDRESSES("addresses", "address", "addresses"),
  SNAPSHOTS("snapshots", "snapshot", "snapshots");

  private final String word;
  private final String one;
  private final String many;

  QuotaMeter(String word, String one, String many) {
    this.word = word;
    this.one = one;
    this.many = many;
  }

  /** As it is written in requests, answers and tables. */
  public String word() {
    return word;
  }

  /** More than anybody can mean: a million, and as many GiB where it is counted in MiB. */
  long most() {
    return this == MEMORY_MIB ? 1_024_000_000 : 1_000_000;
  }

  /** Notes a limit that nobody can mean. */
  void check(long limit, String field, Faults faults) {
    faults
        .unless(limit >= 0, field, "must be 0 or more")
        .unless(limit <= most(), field, "must be at most %d".formatted(most()));
  }

  /** An amount of it for people, such as "1 vCPU" or "200 MiB of memory". */
  String words(long amount) {
    return "%d %s".formatted(amount, amount == 1 ? one : many);
  }

  static QuotaMeter of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow();
  }
}
