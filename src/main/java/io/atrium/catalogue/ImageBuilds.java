package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.store.ImageStore;
import io.atrium.kernel.AtriumException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has images made by a host, from a Dockerfile or a registry. The description is there at once with
 * the status CHECKING; what became of it is seen in its status.
 */
@Service
public class ImageBuilds {

  private static final Logger LOG = LoggerFactory.getLogger(ImageBuilds.class);

  private final ImageCommands commands;

  private final ImageSteps steps;

  private final ImageIntake intake;

  private final ImageStore store;

  private final ImageLimits limits;

  private final List<ImageMaker> makers;

  ImageBuilds(
      ImageCommands commands,
      ImageSteps steps,
      ImageIntake intake,
      ImageStore store,
      ImageLimits limits,
      List<ImageMaker> makers) {
    this.commands = commands;
    this.steps = steps;
    this.intake = intake;
    this.store = store;
    this.limits = limits;
    this.makers = makers;
  }

  /** Whether a host is there that can make images now. */
  public boolean possible() {
    return makers.stream().anyMatch(ImageMaker::possible);
  }

  /** Describes the image, and begins to make it once that is certain; does not wait for the end. */
  @Transactional
  public Image begin(Actor actor, NewImage wanted) {
    var image = commands.describe(actor, wanted);
    var recipe = recipe(wanted);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            Thread.ofVirtual().name("making-" + image.id()).start(() -> make(image, recipe));
          }
        });
    return image;
  }

  private Consumer<Path> recipe(NewImage wanted) {
    var maker = makers.stream().filter(ImageMaker::possible).findFirst().orElseThrow();
    var dockerfile = wanted.dockerfile();
    var reference = wanted.reference();
    return target -> {
      if (dockerfile != null) {
        maker.build(dockerfile, target);
      } else if (reference != null) {
        maker.pull(reference, target);
      }
    };
  }

  private void make(Image image, Consumer<Path> recipe) {
    @Nullable String told =
        "The image could not be made because of a fault in the portal; its log says more.";
    try (var part = store.part(image.id())) {
      recipe.accept(part.path());
      part.measure(limits.largest().toBytes());
      intake.take(image, part, null);
      told = null;
    } catch (NotAnImage refused) {
      LOG.info("Image {} was made and refused: {}", image.id(), refused.sentence());
      told = null;
    } catch (AtriumException explained) {
      told = explained.sentence();
    } finally {
      if (told != null) {
        steps.refused(image.id(), told);
      }
    }
  }
}
