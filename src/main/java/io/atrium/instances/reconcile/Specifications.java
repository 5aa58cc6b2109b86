package io.atrium.instances.reconcile;

import io.atrium.accounts.People;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.store.Archived;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.InstanceSecrets;
import io.atrium.instances.store.Instances;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the final specification of an instance: the one that is judged and sent. */
@Component
class Specifications {

  private final Instances instances;

  private final CatalogueQueries catalogue;

  private final People people;

  private final InstanceSecrets secrets;

  private final HostQueries hosts;

  Specifications(
      Instances instances,
      CatalogueQueries catalogue,
      People people,
      InstanceSecrets secrets,
      HostQueries hosts) {
    this.hosts = hosts;
    this.instances = instances;
    this.catalogue = catalogue;
    this.people = people;
    this.secrets = secrets;
  }

  @Transactional(readOnly = true)
  Draft of(String instanceId) {
    var row =
        instances
            .findById(instanceId)
            .orElseThrow(() -> new SpecRejected("The instance no longer exists."));
    return new Draft(spec(row, secrets.open(row.secrets())), origin(row));
  }

  private @Nullable Origin origin(InstanceRow row) {
    var archived = row.shelf().archived();
    if (archived != null) {
      return new Origin.Shelved(archived);
    }
    return row.sourceId() == null ? null : new Origin.Copied(host(row.sourceId()), row.sourceId());
  }

  private HostAddress host(String source) {
    return instances
        .findById(source)
        .map(InstanceRow::hostId)
        .map(each -> hosts.host(each).address())
        .orElseThrow(() -> new SpecRejected("The machine that it was to be a copy of is gone."));
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

  /**
   * A specification that may still lack its content.
   *
   * @param origin where its disk comes from; null where it starts from its image
   */
  record Draft(InstanceSpec spec, @Nullable Origin origin) {}

  /** Where the disk of a machine comes from that does not start from its image. */
  sealed interface Origin {

    /** Its own, from the portal's store. */
    record Shelved(Archived archived) implements Origin {}

    /** Another machine's, as it is when this one is made. */
    record Copied(HostAddress host, String instanceId) implements Origin {}
  }
}
