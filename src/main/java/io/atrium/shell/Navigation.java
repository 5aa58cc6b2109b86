package io.atrium.shell;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import java.util.List;
import java.util.function.Predicate;

/** Where one can go from everywhere. Nobody is shown the way to a page that would refuse them. */
final class Navigation {

  private static final List<Way> MINE =
      List.of(
          new Way("home", "/", "home", _ -> true),
          new Way("instances", "/instances", "machine", _ -> true),
          new Way("images", "/images", "image", _ -> true),
          new Way("bills", "/bills", "bill", Navigation::seesBills),
          new Way("costs", "/costs", "cost", Navigation::seesBills),
          new Way("budgets", "/budgets", "price", _ -> true),
          new Way("quotas", "/quotas", "quota", _ -> true),
          new Way("departments", "/departments", "people", _ -> true),
          new Way("activity", "/activity", "history", _ -> true));

  private static final List<Way> OPERATION =
      List.of(
          new Way("hosts", "/hosts", "host", Navigation::operates),
          new Way("offerings", "/offerings", "size", Navigation::operates),
          new Way("prices", "/prices", "price", Navigation::operates),
          new Way("people", "/people", "person", Navigation::operates),
          new Way("health", "/health/checks", "shield", Navigation::operates));

  private Navigation() {}

  static List<Group> of(Actor actor) {
    return List.of(group("mine", MINE, actor), group("operation", OPERATION, actor)).stream()
        .filter(group -> !group.entries().isEmpty())
        .toList();
  }

  /** Bills are for heads of departments, operators and auditors. */
  static boolean seesBills(Actor actor) {
    return actor.may(Permission.VIEW_BILLS)
        || actor.roles().keySet().stream().anyMatch(each -> actor.may(Permission.VIEW_BILLS, each));
  }

  private static boolean operates(Actor actor) {
    return actor.may(Permission.ADMINISTER) || actor.may(Permission.AUDIT);
  }

  private static Group group(String key, List<Way> ways, Actor actor) {
    var open = ways.stream().filter(way -> way.open().test(actor)).map(Way::entry).toList();
    return new Group(key, !key.equals("mine"), open);
  }

  /** A page and who may go there. */
  private record Way(String key, String href, String icon, Predicate<Actor> open) {

    Entry entry() {
      return new Entry(key, href, icon);
    }
  }

  /** Entries that belong together, with a title where they need one. */
  record Group(String key, boolean titled, List<Entry> entries) {}

  /** One link, named by {@code nav.<key>} in the messages. */
  record Entry(String key, String href, String icon) {}
}
