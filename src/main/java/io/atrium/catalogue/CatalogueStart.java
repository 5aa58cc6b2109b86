package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.start.StarterOfferings;
import io.atrium.catalogue.store.ImageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the catalogue in order when the portal starts, and fills it when it starts for the first
 * time.
 */
@Component
class CatalogueStart implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueStart.class);

  private final FirstTimes firstTimes;

  private final OfferingCommands offerings;

  private final ImageStore store;

  private final ImageSteps steps;

  private final ImageKeeping keeping;

  private final TransactionTemplate transaction;

  CatalogueStart(
      FirstTimes firstTimes,
      OfferingCommands offerings,
      ImageStore store,
      ImageSteps steps,
      ImageKeeping keeping,
      TransactionTemplate transaction) {
    this.firstTimes = firstTimes;
    this.offerings = offerings;
    this.store = store;
    this.steps = steps;
    this.keeping = keeping;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    transaction.executeWithoutResult(_ -> addStarterOfferings());
    transaction.executeWithoutResult(_ -> keeping.catchUp());
    if (store.tidy()) {
      for (var id : steps.unfinished()) {
        LOG.info("Image {} was not complete when the portal ended; its bytes are removed", id);
        store.discard(id);
      }
    }
  }

  private void addStarterOfferings() {
    if (firstTimes.isFirst("OFFERINGS")) {
      StarterOfferings.all().forEach(offering -> offerings.add(Actor.portal(), offering));
    }
  }
}
