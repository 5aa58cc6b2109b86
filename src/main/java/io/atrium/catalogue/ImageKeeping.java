package io.atrium.catalogue;

import io.atrium.kernel.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what departments keep of images, each change of it once and in the transaction that makes
 * it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ImageKeeping {

  private static final String UNTOLD =
      """
      select * from image
      where status = 'READY' and department_id is not null and simulated = false
        and kept_sequence = 0
      order by id\
      """;

  /** Of two portals that start at once, one gets here for each image. */
  private static final String TOLD =
      """
      update image set kept_sequence = 1, version = version + 1
      where id = ? and kept_sequence = 0 and status = 'READY' and department_id is not null\
      """;

  private final JdbcClient jdbc;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  ImageKeeping(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The bytes of the image are there. */
  void begins(StoredImage image) {
    image.kept(clock.instant()).ifPresent(events::publishEvent);
  }

  /** The image is about to be deleted, or to become everybody's. */
  void ends(StoredImage image) {
    image.keptNoLonger(clock.instant()).ifPresent(events::publishEvent);
  }

  /**
   * Of images from before the portal told of them, nobody knows since when they count: they do from
   * now on.
   */
  void catchUp() {
    for (var kept : jdbc.sql(UNTOLD).query((row, _) -> untold(row)).list()) {
      if (jdbc.sql(TOLD).param(kept.imageId()).update() == 1) {
        events.publishEvent(kept);
      }
    }
  }

  private ImageKept untold(ResultSet row) throws SQLException {
    return new ImageKept(
        row.getString("id"),
        1,
        row.getString("department_id"),
        Objects.requireNonNullElse(row.getString("added_by"), ""),
        row.getString("name"),
        Kind.valueOf(row.getString("kind")),
        row.getLong("bytes"),
        clock.instant());
  }
}
