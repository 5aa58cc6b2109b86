package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.kernel.AlreadyExists;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Stale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tree of departments and what may be done to it. */
@AccountsTest
class DepartmentCommandsTests {

  private static final Actor OPERATOR = Actors.operator();

  @Autowired private DepartmentCommands commands;
  @Autowired private DepartmentQueries queries;
  @Autowired private TestAccounts accounts;

  @Test
  void placesANewDepartmentBelowTheInstitutionUnlessToldOtherwise() {
    var maths = accounts.department();
    var algebra = accounts.below(maths);

    assertThat(queries.lineage(algebra.id()))
        .containsExactly(algebra.id(), maths.id(), queries.institution().id());
  }

  @Test
  void namesEveryWrongFieldAtOnceAndMakesNothing() {
    var nonsense = new DepartmentChange("no spaces!", " ", null, "x".repeat(81));

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> commands.create(OPERATOR, nonsense))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("code", "name", "costCentre"));
  }

  @Test
  void refusesACodeThatDiffersOnlyInCase() {
    var maths = accounts.department();

    assertThatExceptionOfType(AlreadyExists.class)
        .isThrownBy(() ->
            commands.create(
                OPERATOR, new DepartmentChange(maths.code().toUpperCase(), "Twin", null, null)));
  }

  @Test
  void movesADepartmentWithAllBelowIt() {
    var maths = accounts.department();
    var algebra = accounts.below(maths);
    var science = accounts.department();

    commands.change(OPERATOR, maths.id(), null, moveTo(science.id()));

    assertThat(queries.lineage(algebra.id())).contains(maths.id(), science.id());
  }

  @Test
  void neverMovesADepartmentBelowItself() {
    var maths = accounts.department();
    var algebra = accounts.below(maths);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> commands.change(OPERATOR, maths.id(), null, moveTo(algebra.id())));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> commands.change(OPERATOR, maths.id(), null, moveTo(maths.id())));
  }

  @Test
  void neverMovesTheInstitution() {
    var maths = accounts.department();

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(
            () -> commands.change(OPERATOR, queries.institution().id(), null, moveTo(maths.id())));
  }

  @Test
  void refusesAChangeOfWhatSomebodyElseChanged() {
    var maths = accounts.department();
    var seen = queries.versioned(OPERATOR, maths.id()).version();
    commands.change(OPERATOR, maths.id(), ETags.of(seen), rename("Mathematics"));

    assertThatExceptionOfType(Stale.class)
        .isThrownBy(() -> commands.change(OPERATOR, maths.id(), ETags.of(seen), rename("Numbers")));
    assertThat(queries.department(maths.id()).name()).isEqualTo("Mathematics");
  }

  @Test
  void deletesOnlyAnEmptyDepartmentAndSaysWhatIsInTheWay() {
    var maths = accounts.department();
    var algebra = accounts.below(maths);
    accounts.member(maths, Role.MEMBER);

    assertThatExceptionOfType(DepartmentInUse.class)
        .isThrownBy(() -> commands.delete(OPERATOR, maths.id(), null))
        .withMessageContaining("departments below it, members");
    commands.delete(OPERATOR, algebra.id(), null);

    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.department(algebra.id()));
  }

  @Test
  void letsNobodyButOperatorsShapeTheTree() {
    var maths = accounts.department();

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.create(Actors.head(maths.id()), rename("Mine")));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.delete(Actors.head(maths.id()), maths.id(), null));
  }

  @Test
  void showsOnlyTheDepartmentsThatSomebodyMaySee() {
    var maths = accounts.department();
    var physics = accounts.department();

    assertThat(queries.visible(Actors.member(maths.id()))).containsExactly(maths);
    assertThat(queries.visible(OPERATOR)).contains(maths, physics);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> queries.department(Actors.member(maths.id()), physics.id()));
  }

  private static DepartmentChange moveTo(@Nullable String parent) {
    return new DepartmentChange(null, null, parent, null);
  }

  private static DepartmentChange rename(String name) {
    return new DepartmentChange(null, name, null, null);
  }
}
