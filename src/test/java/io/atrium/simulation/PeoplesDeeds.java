package io.atrium.simulation;

import io.atrium.accounts.Actor;
import io.atrium.instances.ArchiveCommands;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.Order;
import io.atrium.instances.Orders;
import io.atrium.instances.ResizeCommands;
import io.atrium.instances.SnapshotCommands;
import io.atrium.kernel.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What people ask of the portal. Whoever asks, asks for anything: the portal knows their rights.
 */
final class PeoplesDeeds {

  private static final List<String> OFFERINGS =
      List.of(Cast.SMALL_CONTAINER, Cast.LARGE_CONTAINER, Cast.SMALL_MACHINE);

  private PeoplesDeeds() {}

  static void order(Stage stage, Story story) {
    var actor = story.any(Cast.PEOPLE);
    var order = anOrder(story, actor);
    var outcome =
        stage.attempt(() ->
            stage
                .portal()
                .bean(Orders.class)
                .place(actor, order)
                .forEach(instance -> story.born(instance.id())));
    story.tell(stage.now(), "%s orders %s%s".formatted(actor.name(), order, outcome));
  }

  private static Order anOrder(Story story, Actor actor) {
    var offering = story.any(OFFERINGS);
    var image = offering.equals(Cast.SMALL_MACHINE) ? Cast.MACHINE : Cast.CONTAINER;
    return new Order(
        "m" + story.below(1_000_000),
        null,
        image,
        offering,
        story.oneIn(12)
            ? story.any(Cast.ROOMS)
            : story.any(List.copyOf(new TreeSet<>(actor.roles().keySet()))),
        story.any(List.of(Environment.values())),
        Map.of(),
        null,
        List.of(),
        Map.of(),
        null,
        story.oneIn(4),
        story.oneIn(5) ? 2 : 1);
  }

  static void start(Stage stage, Story story) {
    command(stage, story, "starts", (actor, id) -> commands(stage).start(actor, id));
  }

  static void stop(Stage stage, Story story) {
    command(stage, story, "stops", (actor, id) -> commands(stage).stop(actor, id));
  }

  static void reboot(Stage stage, Story story) {
    command(stage, story, "reboots", (actor, id) -> commands(stage).reboot(actor, id));
  }

  static void delete(Stage stage, Story story) {
    command(stage, story, "deletes", (actor, id) -> commands(stage).delete(actor, id));
  }

  static void resize(Stage stage, Story story) {
    var offering = story.any(OFFERINGS);
    command(
        stage,
        story,
        "resizes",
        (actor, id) -> stage.portal().bean(ResizeCommands.class).resize(actor, id, offering));
  }

  static void keep(Stage stage, Story story) {
    command(
        stage,
        story,
        "keeps the disk of",
        (actor, id) -> stage.portal().bean(SnapshotCommands.class).take(actor, id, null));
  }

  static void archive(Stage stage, Story story) {
    command(
        stage,
        story,
        "archives",
        (actor, id) -> stage.portal().bean(ArchiveCommands.class).archive(actor, id));
  }

  static void bringBack(Stage stage, Story story) {
    command(
        stage,
        story,
        "brings back",
        (actor, id) -> stage.portal().bean(ArchiveCommands.class).unarchive(actor, id));
  }

  private static void command(
      Stage stage, Story story, String verb, BiConsumer<Actor, String> command) {
    if (story.instances().isEmpty()) {
      return;
    }
    var id = story.any(story.instances());
    var actor = story.oneIn(8) ? story.any(Cast.PEOPLE) : Cast.OPERATOR;
    var outcome = stage.attempt(() -> command.accept(actor, id));
    story.tell(stage.now(), "%s %s %s%s".formatted(actor.name(), verb, id, outcome));
  }

  private static InstanceCommands commands(Stage stage) {
    return stage.portal().bean(InstanceCommands.class);
  }
}
