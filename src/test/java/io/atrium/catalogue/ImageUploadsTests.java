package io.atrium.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Actors;
import io.atrium.accounts.Forbidden;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.catalogue.store.ImageStore;
import io.atrium.catalogue.store.UploadCut;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.PageRequest;
import io.atrium.testing.BothDatabases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@BothDatabases
class ImageUploadsTests {

  private static final byte[] DISK = bytes(ImageFormat.QCOW2);

  @Autowired private ImageUploads uploads;
  @Autowired private ImageCommands images;
  @Autowired private ImageSteps steps;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private ImageStore store;
  @Autowired private InUse inUse;

  private final Actor operator = Actors.operator();

  private static byte[] bytes(ImageFormat format) {
    return StarterImage.all().stream()
        .filter(starter -> starter.description().format() == format)
        .map(StarterImage::bytes)
        .findFirst()
        .orElseThrow();
  }

  private Image described(ImageFormat format, @Nullable String sha256) {
    var wanted = new NewImage("Test", null, null, format, null, null, sha256, null, null, null);
    return images.describe(operator, wanted);
  }

  private Image fill(Image image, byte[] content) {
    return uploads.fill(operator, image.id(), new ByteArrayInputStream(content), content.length);
  }

  private Image now(Image image) {
    return catalogue.image(operator, image.id());
  }

  @Test
  void aWholeImageIsReadyAndItsBytesAreThere() {
    for (var format : ImageFormat.values()) {
      var ready = fill(described(format, null), bytes(format));

      assertThat(ready).isEqualTo(now(ready));
      assertThat(ready.status()).isEqualTo(ImageStatus.READY);
      assertThat(ready.bytes()).isEqualTo(bytes(format).length);
      assertThat(ready.minDiskGib()).isOne();
      var content = catalogue.content(ready.id());
      assertThat(content.file()).hasBinaryContent(bytes(format));
      assertThat(content.sha256()).isEqualTo(ready.sha256()).hasSize(64);
    }
  }

  @Test
  void whatIsNoImageIsRefusedWithTheReasonAndCanBeReplaced() {
    var image = described(ImageFormat.QCOW2, null);

    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> fill(image, "a letter".getBytes(StandardCharsets.UTF_8)));

    assertThat(now(image).status()).isEqualTo(ImageStatus.REFUSED);
    assertThat(now(image).refusal()).contains("is not a qcow2 disk");
    assertThat(store.file(image.id())).doesNotExist();
    assertThatExceptionOfType(ImageState.class).isThrownBy(() -> catalogue.content(image.id()));
    assertThat(fill(image, DISK).refusal()).isNull();
  }

  @Test
  void whatWasRefusedIsShownToWhoAddedItAndToThoseWhoLookAfterImagesOnly() {
    var image = described(ImageFormat.QCOW2, null);
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> fill(image, "a letter".getBytes(StandardCharsets.UTF_8)));

    assertThat(now(image).status()).isEqualTo(ImageStatus.REFUSED);
    assertThat(catalogue.image(Actors.auditor(), image.id()).refusal()).isNotNull();
    assertThat(listed(operator)).contains(image.id());
    assertThat(listed(Actors.auditor())).contains(image.id());
    assertThat(listed(Actors.member("dep-any"))).doesNotContain(image.id());
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> catalogue.image(Actors.member("dep-any"), image.id()));
  }

  private List<String> listed(Actor actor) {
    var filter = new ImageFilter(null, null, null, null);
    return catalogue.images(actor, filter, new PageRequest(200, null)).items().stream()
        .map(Image::id)
        .toList();
  }

  @Test
  void otherBytesThanAnnouncedLeaveTheImageEmpty() {
    var image = described(ImageFormat.QCOW2, "0".repeat(64));

    assertThatExceptionOfType(ChecksumMismatch.class).isThrownBy(() -> fill(image, DISK));

    assertThat(now(image).status()).isEqualTo(ImageStatus.EMPTY);
    assertThat(store.file(image.id())).doesNotExist();
  }

  @Test
  void anUploadThatBreaksOffLeavesTheImageEmpty() {
    var image = described(ImageFormat.QCOW2, null);
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(DISK, 0, 1_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Connection reset by peer");
              }
            });

    assertThatExceptionOfType(UploadCut.class)
        .isThrownBy(() -> uploads.fill(operator, image.id(), broken, DISK.length));

    assertThat(now(image).status()).isEqualTo(ImageStatus.EMPTY);
    assertThat(fill(image, DISK).ready()).isTrue();
  }

  @Test
  void checkedBytesNeverChange() {
    var image = fill(described(ImageFormat.QCOW2, null), DISK);

    assertThatExceptionOfType(ImageState.class)
        .isThrownBy(() -> fill(image, DISK))
        .withMessageContaining("has content already");
  }

  @Test
  void ofTwoUploadsAtOnceOneIsTaken() throws Exception {
    var image = described(ImageFormat.QCOW2, null);
    var together = new CyclicBarrier(2);
    Callable<Boolean> upload =
        () -> {
          together.await();
          try {
            return fill(image, DISK).ready();
          } catch (ImageState | OptimisticLockingFailureException _) {
            return false;
          }
        };

    var results = new ArrayList<Boolean>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(List.of(upload, upload))) {
        results.add(done.get());
      }
    }

    assertThat(results).containsOnlyOnce(true);
    assertThat(catalogue.content(image.id()).file()).hasBinaryContent(DISK);
  }

  @Test
  void nobodyFillsAnImageOfAnotherDepartmentAndNoByteOfItIsRead() {
    var image = described(ImageFormat.QCOW2, null);
    var unread =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("A byte was read");
          }
        };

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> uploads.fill(Actors.stranger(), image.id(), unread, 5));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> uploads.fill(operator, "img-unknown", unread, 5));
  }

  @Test
  void anImageInUseIsKeptAndAnyOtherIsDeletedWithItsBytes() {
    var image = fill(described(ImageFormat.QCOW2, null), DISK);
    inUse.ids.add(image.id());

    assertThatExceptionOfType(ImageState.class)
        .isThrownBy(() -> images.remove(operator, image.id(), null))
        .withMessageContaining("instances use it");
    inUse.ids.clear();
    images.remove(operator, image.id(), null);

    assertThat(store.file(image.id())).doesNotExist();
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> now(image));
  }

  @Test
  void whatWasBeingCheckedWhenThePortalEndedIsEmptyAgain() {
    var image = described(ImageFormat.QCOW2, null);
    steps.checking(operator, image.id());

    assertThat(steps.unfinished()).contains(image.id());

    assertThat(now(image).status()).isEqualTo(ImageStatus.EMPTY);
    assertThat(fill(image, DISK).ready()).isTrue();
  }

  /** Says which images instances rest on, as the room above would. */
  @TestConfiguration(proxyBeanMethods = false)
  static class InUse implements ImageUse {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public boolean inUse(String imageId) {
      return ids.contains(imageId);
    }
  }
}
