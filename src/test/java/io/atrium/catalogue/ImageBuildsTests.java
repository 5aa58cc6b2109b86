package io.atrium.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Actors;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.TestDepartments;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.event.TransactionalEventListener;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
class ImageBuildsTests {

  @Autowired private ImageBuilds builds;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private Workshop workshop;
  @Autowired private JdbcClient jdbc;
  @Autowired private DepartmentQueries departments;

  private final Actor operator = Actors.operator();

  @BeforeEach
  void aWorkshopThatWorks() {
    workshop.open = true;
    workshop.fault = null;
    workshop.content = archive();
  }

  private static byte[] archive() {
    return StarterImage.all().stream()
        .filter(each -> each.description().format() == ImageFormat.CONTAINER_ARCHIVE)
        .map(StarterImage::bytes)
        .findFirst()
        .orElseThrow();
  }

  private static NewImage wanted(@Nullable String dockerfile, @Nullable String reference) {
    return new NewImage("Made", null, null, null, null, null, null, null, dockerfile, reference);
  }

  private Image made(NewImage wanted) throws InterruptedException {
    var begun = builds.begin(operator, wanted);
    assertThat(begun.status()).isEqualTo(ImageStatus.CHECKING);
    assertThat(workshop.ended.poll(20, TimeUnit.SECONDS)).isEqualTo(begun.id());
    return catalogue.image(operator, begun.id());
  }

  @Test
  void aBuiltImageIsReadyOnceItsBytesWereChecked() throws Exception {
    var image = made(wanted("FROM base\nCMD [\"/bin/sh\"]", null));

    assertThat(image.status()).isEqualTo(ImageStatus.READY);
    assertThat(image.format()).isEqualTo(ImageFormat.CONTAINER_ARCHIVE);
    assertThat(workshop.asked).isEqualTo("FROM base\nCMD [\"/bin/sh\"]");
    assertThat(catalogue.content(image.id()).file()).hasBinaryContent(archive());
  }

  @Test
  void aFetchedImageIsReadyToo() throws Exception {
    assertThat(made(wanted(null, "nginx:1.27")).ready()).isTrue();
    assertThat(workshop.asked).isEqualTo("nginx:1.27");
  }

  @Test
  void whyAnImageCouldNotBeMadeIsSaidByTheImage() throws Exception {
    workshop.fault =
        new AtriumException("build", ErrorCategory.CALLER, "Line 1: there is no base image.");

    var image = made(wanted("FROM nowhere", null));

    assertThat(image.status()).isEqualTo(ImageStatus.REFUSED);
    assertThat(image.refusal()).isEqualTo("Line 1: there is no base image.");
  }

  @Test
  void whatAHostMadeIsCheckedLikeAnUpload() throws Exception {
    workshop.content = new byte[] {1, 2, 3};

    var image = made(wanted("FROM base", null));

    assertThat(image.status()).isEqualTo(ImageStatus.REFUSED);
    assertThat(image.refusal()).contains("is not a tar archive");
  }

  @Test
  void withoutAHostThatMakesImagesNothingIsBegun() {
    workshop.open = false;

    assertThatExceptionOfType(ImageState.class)
        .isThrownBy(() -> builds.begin(operator, wanted("FROM base", null)))
        .withMessageContaining("No host is there");
  }

  @Test
  void onlyAnOperatorHasImagesMade() {
    var own = new TestDepartments(jdbc, departments).department("Makers");
    var wanted = new NewImage("Made", null, null, null, null, own, null, null, "FROM base", null);

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> builds.begin(Actors.member(own), wanted));
  }

  @Test
  void aRequestThatContradictsItselfIsRefusedWithAllFaults() {
    var wrong =
        new NewImage(
            null, null, null, ImageFormat.QCOW2, null, "dep-x", "abc", 0, "FROM base", "-rm");

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> builds.begin(operator, wrong))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .contains("name", "format", "departmentId", "sha256", "minDiskGib", "reference"));
  }

  /** A host that makes whatever a test put ready, and tells when the image's fate is stored. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Workshop implements ImageMaker {

    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private volatile boolean open = true;
    private volatile @Nullable AtriumException fault;
    private volatile byte[] content = new byte[0];
    private volatile String asked = "";

    @Override
    public boolean possible() {
      return open;
    }

    @Override
    public void build(String dockerfile, Path target) {
      make(dockerfile, target);
    }

    @Override
    public void pull(String reference, Path target) {
      make(reference, target);
    }

    @TransactionalEventListener
    void on(Recorded event) {
      if (event.action().equals("image.ready") || event.action().equals("image.refused")) {
        ended.add(event.subjectId());
      }
    }

    private void make(String what, Path target) {
      asked = what;
      var wrong = fault;
      if (wrong != null) {
        throw wrong;
      }
      try {
        Files.write(target, content);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
