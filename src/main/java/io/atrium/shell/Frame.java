package io.atrium.shell;

import io.atrium.accounts.Actor;
import io.atrium.kernel.Institution;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the layout of every page shows around its content. Templates know it as {@code frame}. It
 * reads who is logged in at the moment of rendering, so that error pages have it as well.
 */
class Frame {

  private final Assets assets;
  private final Institution institution;

  Frame(Assets assets, Institution institution) {
    this.assets = assets;
    this.institution = institution;
  }

  public @Nullable String styles() {
    return assets.styles("src/app.ts");
  }

  public @Nullable String script() {
    return assets.address("src/app.ts");
  }

  public @Nullable String theme() {
    return assets.address("src/theme.ts");
  }

  public @Nullable String icons() {
    return assets.address("icons.svg");
  }

  public @Nullable String favicon() {
    return assets.address("src/favicon.svg");
  }

  public @Nullable String font() {
    return assets.address(
        "node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2");
  }

  public String institution() {
    return institution.institution();
  }

  public String zone() {
    return institution.zone().getId();
  }

  /** Whoever is logged in, or null on the pages outside. */
  public @Nullable Person person() {
    var actor = actor();
    return actor == null ? null : Person.of(actor);
  }

  public List<Navigation.Group> groups() {
    var actor = actor();
    return actor == null ? List.of() : Navigation.of(actor);
  }

  private static @Nullable Actor actor() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? actor
        : null;
  }

  /** Somebody's name, and what stands for it where there is room for two letters. */
  record Person(String name, String initials) {

    static Person of(Actor actor) {
      return new Person(actor.name(), initials(actor.name()));
    }

    private static String initials(String name) {
      var words = name.strip().split("\\s+");
      var first = words[0].substring(0, Math.min(1, words[0].length()));
      var last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
      return (first + last).toUpperCase(Locale.ROOT);
    }
  }
}
