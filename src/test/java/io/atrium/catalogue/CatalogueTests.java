package io.atrium.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentChange;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Role;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.Ids;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Kind;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stale;
import io.atrium.testing.BothDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@BothDatabases
class CatalogueTests {

  @Autowired private OfferingCommands offerings;
  @Autowired private ImageCommands images;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private DepartmentCommands departments;
  @Autowired private Ids ids;

  private String own = "";
  private Actor member = Actor.portal();
  private final Actor operator = Actor.portal();

  @BeforeEach
  void aDepartmentWithAMember() {
    own = department();
    member = new Actor("per-1", "Ada", Set.of(), Map.of(own, Role.MEMBER), Set.of(), false);
  }

  private static NewOffering offering(@Nullable String sku) {
    return new NewOffering(sku, "Odd", "For tests.", Kind.VM, 3, 768, 7);
  }

  private static NewImage image(String name, @Nullable String departmentId) {
    return new NewImage(
        name, null, null, ImageFormat.QCOW2, "Debian", departmentId, null, null, null, null);
  }

  @Test
  void aFreshPortalOffersSizesOfBothKinds() {
    assertThat(catalogue.offerings(member))
        .extracting(Offering::kind)
        .contains(Kind.VM, Kind.CONTAINER);
  }

  @Test
  void anOfferingIsFoundAsItWasAdded() {
    var added = offerings.add(operator, offering(sku()));

    assertThat(catalogue.offering(member, added.id())).isEqualTo(added);
  }

  @Test
  void anOfferingWithManyFaultsIsRefusedWithAllOfThem() {
    var wrong = new NewOffering("small!", " ", "x".repeat(301), null, 0, 15, null);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> offerings.add(operator, wrong))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(
                    "sku", "name", "purpose", "kind", "vcpus", "memoryMib", "diskGib"));
  }

  @Test
  void onlyAnOperatorChangesWhatIsOffered() {
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> offerings.add(member, offering(null)));
  }

  @Test
  void anOfferingThatMayBeUsedIsDeactivatedAndNotDeleted() {
    var added = offerings.add(operator, offering(sku()));

    offerings.change(operator, added.id(), new OfferingChange(null, null, false), null);

    assertThat(catalogue.offering(member, added.id()).active()).isFalse();
    assertThat(catalogue.offerings(member)).extracting(Offering::id).doesNotContain(added.id());
  }

  @Test
  void aStaleChangeIsRefused() {
    var image = images.describe(operator, image("Stale", null));
    var seen = ETags.of(image.version());
    images.change(operator, image.id(), new ImageChange("Fresh", null, null, null), seen);

    assertThatExceptionOfType(Stale.class)
        .isThrownBy(() ->
            images.change(operator, image.id(), new ImageChange("Old", null, null, null), seen));
  }

  @Test
  void anImageOfAnotherDepartmentDoesNotExist() {
    var foreign = images.describe(operator, image("Theirs", department()));

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> catalogue.image(member, foreign.id()));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> images.remove(member, foreign.id(), null));
    assertThat(allImages(member)).doesNotContain(foreign.id());
  }

  @Test
  void aMemberAddsForTheirDepartmentAndOnlyAnOperatorForAll() {
    var mine = images.describe(member, image("Ours", own));

    assertThat(catalogue.image(member, mine.id()).status()).isEqualTo(ImageStatus.EMPTY);
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> images.describe(member, image("Everybody's", null)));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(
            () -> images.change(member, mine.id(), new ImageChange(null, null, null, true), null));
  }

  @Test
  void aListIsReadInStretchesWithoutGapOrRepetition() {
    var made = new ArrayList<String>();
    for (var number = 0; number < 7; number++) {
      made.add(images.describe(member, image("Same name", own)).id());
    }

    assertThat(allImages(member)).containsAll(made).doesNotHaveDuplicates();
  }

  private String department() {
    var code = ids.next("T");
    var wanted = new DepartmentChange(code, "A department of a test", null, null);
    return departments.create(operator, wanted).department().id();
  }

  private String sku() {
    return ids.next("SKU").toUpperCase(Locale.ROOT);
  }

  private List<String> allImages(Actor actor) {
    var found = new ArrayList<String>();
    var none = new ImageFilter(null, null, null, null);
    var page = catalogue.images(actor, none, new PageRequest(3, null));
    found.addAll(page.items().stream().map(Image::id).toList());
    while (page.nextCursor() != null) {
      page = catalogue.images(actor, none, new PageRequest(3, page.nextCursor()));
      found.addAll(page.items().stream().map(Image::id).toList());
    }
    return found;
  }
}
