package io.atrium.rest;

import static java.util.Map.entry;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.TokenCommands;
import io.atrium.accounts.TokenScope;
import io.atrium.billing.BillQueries;
import io.atrium.catalogue.ImageCommands;
import io.atrium.catalogue.NewImage;
import io.atrium.catalogue.NewOffering;
import io.atrium.catalogue.OfferingCommands;
import io.atrium.kernel.Ids;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The things that requests are about, all of the member's department, by the names that the table
 * of rights has for them. What begins with {@code new} is made each time, because the request uses
 * it up.
 */
class Subjects {

  private static final Pattern NAME = Pattern.compile("[{<]([A-Za-z ]+)[}>]");

  /** Never the same twice. */
  private static final Set<String> ONCE = Set.of("id", "sku", "day");

  private final Campus campus;
  private final TestAccounts accounts;
  private final TokenCommands tokens;
  private final ImageCommands images;
  private final OfferingCommands offerings;
  private final Keepsakes keepsakes;
  private final BillQueries bills;
  private final Wishes wishes;
  private final MovableClock clock;
  private final Ids ids = new Ids();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, Supplier<String>> made =
      Map.ofEntries(
          entry("id", () -> ids.next("x")),
          entry("department", this::home),
          entry("new department", this::newDepartment),
          entry("person", this::person),
          entry("member", this::member),
          entry("new member", this::newMember),
          entry("token", this::token),
          entry("image", this::image),
          entry("public image", this::publicImage),
          entry("sku", this::sku),
          entry("offering", this::offering),
          entry("new offering", this::newOffering),
          entry("host", this::host),
          entry("new host", this::newHost),
          entry("instance", this::instance),
          entry("stopped instance", this::stoppedInstance),
          entry("archived instance", this::archivedInstance),
          entry("snapshot", this::snapshot),
          entry("operation", this::operation),
          entry("open operation", this::openOperation),
          entry("bill", this::bill),
          entry("line", () -> "1"),
          entry("price version", () -> "price-starter"),
          entry("stretches", () -> "evidence"),
          entry("day", this::day),
          entry("next day", this::nextDay),
          entry("window", this::window),
          entry("limited department", this::limitedDepartment),
          entry("request", this::request),
          entry("budgeted department", this::budgetedDepartment),
          entry("raise", this::raise),
          entry("problem", () -> "stale"));

  Subjects(
      Campus campus,
      TestAccounts accounts,
      TokenCommands tokens,
      ImageCommands images,
      OfferingCommands offerings,
      Keepsakes keepsakes,
      BillQueries bills,
      Wishes wishes,
      MovableClock clock) {
    this.campus = campus;
    this.accounts = accounts;
    this.tokens = tokens;
    this.images = images;
    this.offerings = offerings;
    this.keepsakes = keepsakes;
    this.bills = bills;
    this.wishes = wishes;
    this.clock = clock;
  }

  /** Puts a thing in the place of each name. */
  String filled(String text) {
    return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(thing(found.group(1))));
  }

  private String thing(String name) {
    var maker = made.get(name);
    if (maker != null && (name.contains(" ") || ONCE.contains(name))) {
      return maker.get();
    }
    var once = name.startsWith("new ") ? made.get(name.substring(4)) : null;
    if (once != null) {
      return once.get();
    }
    var known = Objects.requireNonNull(maker, () -> "Nothing is called '%s'".formatted(name));
    return kept.computeIfAbsent(name, _ -> known.get());
  }

  private String home() {
    return campus.home().id();
  }

  private String newDepartment() {
    return campus.department().id();
  }

  private String person() {
    return accounts.person().id();
  }

  private String member() {
    return campus.member().id();
  }

  private String newMember() {
    return accounts.member(campus.home(), Role.MEMBER).id();
  }

  /** One of the member's own. */
  private String token() {
    var ends = clock.instant().plus(Duration.ofDays(1));
    var maker = campus.actor(campus.member());
    return tokens.create(maker, "nightly", Set.of(TokenScope.READ), ends).token().id();
  }

  private String image() {
    return image(campus.home().id());
  }

  private String publicImage() {
    return campus.image().id();
  }

  private String image(String departmentId) {
    var wanted =
        new NewImage(
            ids.next("image"),
            "For tests.",
            null,
            ImageFormat.QCOW2,
            "none",
            departmentId,
            null,
            null,
            null,
            null);
    return images.describe(Actor.portal(), wanted).id();
  }

  private String offering() {
    return campus.offering().id();
  }

  private String sku() {
    return ids.next("T").toUpperCase(Locale.ROOT);
  }

  private String newOffering() {
    var wanted = new NewOffering(sku(), "Test", "For tests.", Kind.CONTAINER, 1, 128, 1);
    return offerings.add(Actor.portal(), wanted).id();
  }

  private String host() {
    return campus.hostId();
  }

  private String newHost() {
    var host = campus.host("simulated:///" + ids.next("h"));
    return host.id();
  }

  private String instance() {
    keepsakes.makeRoom(kept.get("snapshot"));
    return campus.running().id();
  }

  private String stoppedInstance() {
    var running = campus.running();
    keepsakes.stop(running.id());
    campus.settle();
    return running.id();
  }

  private String archivedInstance() {
    return keepsakes.archived(instance());
  }

  private String snapshot() {
    return keepsakes.snapshot(thing("instance"), kept.get("snapshot"));
  }

  private String openOperation() {
    return Objects.requireNonNull(campus.ordered().operation()).id();
  }

  private String operation() {
    var id = openOperation();
    campus.settle();
    return id;
  }

  private String day() {
    return wishes.day();
  }

  private String nextDay() {
    return wishes.nextDay();
  }

  private String window() {
    return wishes.window();
  }

  private String limitedDepartment() {
    return wishes.limitedDepartment();
  }

  private String request() {
    return wishes.request();
  }

  private String budgetedDepartment() {
    return wishes.budgetedDepartment();
  }

  private String raise() {
    return wishes.raise();
  }

  private String bill() {
    var used = campus.running();
    clock.advance(Duration.ofMinutes(10));
    keepsakes.stop(used.id());
    campus.settle();
    return bills.bills(campus.actor(campus.head()), bills.currentPeriod()).stream()
        .filter(each -> each.departmentId().equals(campus.home().id()))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
