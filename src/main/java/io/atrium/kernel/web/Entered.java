package io.atrium.kernel.web;

import org.jspecify.annotations.Nullable;

/** Reads what a person typed into a field of a page. */
public final class Entered {

  private Entered() {}

  /** Without the blanks around it; null where nothing is left. */
  public static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
