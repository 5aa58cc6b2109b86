package io.atrium.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actors;
import io.atrium.kernel.Recorded;
import io.atrium.testing.BothDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@BothDatabases
class StarterTests {

  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private CatalogueStart start;
  @Autowired private OfferingCommands offerings;

  private void hostRegistered(boolean simulated) {
    var details = Map.of("simulated", String.valueOf(simulated));
    var event =
        new CatalogueChanged(
            Recorded.PORTAL, null, "h-1", "host.registered", details, Instant.EPOCH);
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private List<Image> simulated() {
    return catalogue.images(Actors.stranger()).stream().filter(Image::simulated).toList();
  }

  @Test
  void theFirstSimulatedHostBringsOneImageOfEachFormatThatSaysSoAndNoOtherDoes() {
    hostRegistered(false);
    assertThat(simulated()).isEmpty();

    hostRegistered(true);
    hostRegistered(true);

    assertThat(simulated()).hasSize(3).allMatch(each -> each.name().contains("simulated"));
    assertThat(simulated()).extracting(Image::format).doesNotHaveDuplicates();
    for (var image : simulated()) {
      assertThat(catalogue.content(image.id()).file()).hasSize(image.bytes());
    }
  }

  @Test
  void whatAnOperatorTookOutOfTheOfferStaysOutAfterARestart() {
    var nano =
        catalogue.offerings(Actors.stranger()).stream()
            .filter(each -> each.sku().equals("CT-NANO"))
            .findFirst()
            .orElseThrow();
    offerings.remove(Actors.operator(), nano.id(), null);

    start.run(new DefaultApplicationArguments());

    assertThat(catalogue.offerings(Actors.stranger()))
        .isNotEmpty()
        .noneMatch(each -> each.sku().equals("CT-NANO"));
  }
}
