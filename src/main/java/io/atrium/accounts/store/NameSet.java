package io.atrium.accounts.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a small set of enum constants into one column, in their order, and reads it again. */
public final class NameSet {

  private NameSet() {}

  public static String write(Collection<? extends Enum<?>> constants) {
    return constants.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  public static <E extends Enum<E>> Set<E> read(Class<E> type, String column) {
    var found = EnumSet.noneOf(type);
    Arrays.stream(column.split(",", -1))
        .filter(name -> !name.isEmpty())
        .forEach(name -> found.add(Enum.valueOf(type, name)));
    return found;
  }
}
