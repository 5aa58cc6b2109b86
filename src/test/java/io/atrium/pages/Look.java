package io.atrium.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** How a person looks at pages: on what screen, and in which colours. */
enum Look {
  LIGHT(ColorScheme.LIGHT, 1280, 800),
  DARK(ColorScheme.DARK, 1280, 800),
  TABLET(ColorScheme.LIGHT, 1024, 768),
  PHONE(ColorScheme.LIGHT, 390, 844);

  private final ColorScheme colours;
  private final int width;
  private final int height;

  Look(ColorScheme colours, int width, int height) {
    this.colours = colours;
    this.width = width;
    this.height = height;
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setColorScheme(colours)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setViewportSize(width, height);
  }

  /** Whether axe looks, too: on a smaller screen it finds the same page in the same colours. */
  boolean judged() {
    return this == LIGHT || this == DARK;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
