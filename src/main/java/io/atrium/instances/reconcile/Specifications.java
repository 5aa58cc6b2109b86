package io.atrium.instances.reconcile;

import io.atrium.accounts.People;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.InstanceSecrets;
import io.atrium.instances.store.Instances;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the final specification of an instance: the one that is judged and sent. */
@Component
class Specifications {

  private final Instances instances;

  private final CatalogueQueries catalogue;

  private final People people;

  private final InstanceSecrets secrets;

  Specifications(
      Instances instances, CatalogueQueries catalogue, People people, InstanceSecrets secrets) {
    this.instances = instances;
    this.catalogue = catalogue;
    this.people = people;
    this.secrets = secrets;
  }

  @Transactional(readOnly = true)
  InstanceSpec of(String instanceId) {
    var row =
        instances
            .findById(instanceId)
            .orElseThrow(() -> new SpecRejected("The instance no longer exists."));
    return spec(row, secrets.open(row.secrets()));
  }

  private InstanceSpec spec(InstanceRow row, InstanceSecrets.Opened opened) {
    var ordered = row.ordered();
    var file = catalogue.content(ordered.imageId());
    return new InstanceSpec(
        row.id(),
        ordered.departmentId(),
        row.name(),
        ordered.size(),
        new ImageContent(ordered.imageId(), file.format(), file.file(), file.sha256()),
        people.authorizedKeys(ordered.ownerId()),
        opened.userData(),
        opened.command(),
        opened.environment());
  }
}
