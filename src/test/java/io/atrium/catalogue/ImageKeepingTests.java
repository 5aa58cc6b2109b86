package io.atrium.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Actors;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.TestDepartments;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Recorded;
import io.atrium.testing.BothDatabases;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@BothDatabases
class ImageKeepingTests {

  private static final byte[] DISK =
      StarterImage.all().stream()
          .filter(starter -> starter.description().format() == ImageFormat.QCOW2)
          .map(StarterImage::bytes)
          .findFirst()
          .orElseThrow();

  @Autowired private ImageCommands images;
  @Autowired private ImageUploads uploads;
  @Autowired private CatalogueStart start;
  @Autowired private DepartmentQueries departments;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private Heard heard;

  private final Actor operator = Actors.operator();

  private String department;

  @BeforeEach
  void begin() {
    department = new TestDepartments(jdbc, departments).department("Keepers");
    heard.kept.clear();
  }

  @Test
  void tellsOnceTheBytesAreThereWhoKeepsThemAndHowMany() {
    var image = described(department);
    assertThat(heard.kept).isEmpty();

    fill(image);

    assertThat(heard.kept)
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.imageId()).isEqualTo(image.id());
          assertThat(kept.sequence()).isOne();
          assertThat(kept.departmentId()).isEqualTo(department);
          assertThat(kept.ownerId()).isEqualTo(operator.personId());
          assertThat(kept.name()).isEqualTo("Lab");
          assertThat(kept.bytes()).isEqualTo(DISK.length);
        });
  }

  @Test
  void tellsThatADeletedImageIsKeptNoLonger() {
    var image = fill(described(department));

    images.remove(operator, image.id(), null);

    assertThat(heard.kept)
        .extracting(ImageKept::sequence, ImageKept::departmentId, ImageKept::bytes)
        .containsExactly(tuple(1L, department, (long) DISK.length), tuple(2L, department, 0L));
  }

  @Test
  void tellsThatADepartmentKeepsNoLongerWhatItGaveToEverybody() {
    var image = fill(described(department));

    images.change(operator, image.id(), new ImageChange(null, null, null, true), null);
    images.remove(operator, image.id(), null);

    assertThat(heard.kept).extracting(ImageKept::bytes).containsExactly((long) DISK.length, 0L);
  }

  @Test
  void tellsNothingOfWhatNobodyKeeps() {
    images.remove(operator, fill(described(null)).id(), null);
    images.remove(operator, described(department).id(), null);
    var details = Map.of("simulated", "true");
    transaction.executeWithoutResult(_ ->
        events.publishEvent(
            new CatalogueChanged(
                Recorded.PORTAL, null, "h-1", "host.registered", details, Instant.EPOCH)));

    assertThat(heard.kept).isEmpty();
  }

  @Test
  void forgetsToTellWhereTheImageIsNotDeletedAfterAll() {
    var image = fill(described(department));
    heard.kept.clear();
    transaction.executeWithoutResult(status -> {
      images.remove(operator, image.id(), null);
      status.setRollbackOnly();
    });

    images.remove(operator, image.id(), null);

    assertThat(heard.kept).extracting(ImageKept::sequence).containsExactly(2L, 2L);
  }

  @Test
  void imagesFromBeforeCountFromTheFirstStartOnAndOnlyOnce() {
    var image = fill(described(department));
    heard.kept.clear();
    asBeforeTheUpgrade(image);

    start.run(new DefaultApplicationArguments());
    start.run(new DefaultApplicationArguments());

    assertThat(heard.kept)
        .extracting(ImageKept::imageId, ImageKept::sequence, ImageKept::ownerId)
        .containsExactly(tuple(image.id(), 1L, ""));
    images.remove(operator, image.id(), null);
    assertThat(heard.kept).extracting(ImageKept::sequence).containsExactly(1L, 2L);
  }

  private void asBeforeTheUpgrade(Image image) {
    jdbc.sql("update image set kept_sequence = 0, added_by = null where id = ?")
        .param(image.id())
        .update();
  }

  private Image described(@Nullable String departmentId) {
    return images.describe(
        operator,
        new NewImage(
            "Lab", null, null, ImageFormat.QCOW2, null, departmentId, null, null, null, null));
  }

  private Image fill(Image image) {
    return uploads.fill(operator, image.id(), new ByteArrayInputStream(DISK), DISK.length);
  }

  /** What metering would hear. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Heard {

    private final List<ImageKept> kept = new CopyOnWriteArrayList<>();

    @EventListener
    void on(ImageKept told) {
      kept.add(told);
    }
  }
}
