package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.atrium.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The policy: who may do what, where. */
class ActorTests {

  private static final String OURS = "dep-ours";
  private static final String THEIRS = "dep-theirs";

  @ParameterizedTest
  @CsvSource({
    // permission, member, head, auditor
    "VIEW, true, true, true",
    "ORDER, true, true, false",
    "OPERATE_INSTANCES, true, true, false",
    "VIEW_BILLS, false, true, true",
    "MANAGE_MEMBERS, false, true, false",
    "ADMINISTER, false, false, false",
    "AUDIT, false, false, true"
  })
  void mayInADepartmentWhatRoleOrOfficeAllow(
      Permission permission, boolean member, boolean head, boolean auditor) {
    assertThat(Actors.member(OURS).may(permission, OURS)).isEqualTo(member);
    assertThat(Actors.head(OURS).may(permission, OURS)).isEqualTo(head);
    assertThat(Actors.auditor().may(permission, OURS)).isEqualTo(auditor);
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorMayEverythingEverywhere(Permission permission) {
    assertThat(Actors.operator().may(permission, THEIRS)).isTrue();
    assertThat(Actors.operator().may(permission)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyMayAnythingInADepartmentTheyDoNotBelongTo(Permission permission) {
    assertThat(Actors.head(OURS).may(permission, THEIRS)).isFalse();
    assertThat(Actors.stranger().may(permission, THEIRS)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aHeadHasNoRightsInTheWholeInstitution(Permission permission) {
    assertThat(Actors.head(OURS).may(permission)).isFalse();
  }

  @Test
  void reportsWhatTheActorMayNotSeeAsAbsentInTheWordsOfARealAbsence() {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> Actors.member(OURS).require(Permission.VIEW, THEIRS, "instance"))
        .withMessage(new NotFound("instance").getMessage());
  }

  @Test
  void reportsWhatTheActorSeesButMayNotDoAsForbidden() {
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> Actors.member(OURS).require(Permission.VIEW_BILLS, OURS))
        .withMessage("Only the head of the department may do this.");
  }

  @Test
  void aTokenNarrowsTheRightsOfItsMaker() {
    var reading = Actors.byToken(Actors.operator(), TokenScope.READ);

    assertThat(reading.may(Permission.AUDIT)).isTrue();
    assertThat(reading.may(Permission.ORDER, OURS)).isFalse();
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> reading.require(Permission.ORDER, OURS))
        .withMessageContaining("OPERATE");
  }

  @Test
  void aTokenNeverAddsToTheRightsOfItsMaker() {
    var every = Actors.byToken(Actors.member(OURS), TokenScope.values());

    assertThat(every.may(Permission.ADMINISTER)).isFalse();
    assertThat(every.may(Permission.VIEW_BILLS, OURS)).isFalse();
    assertThat(every.may(Permission.ORDER, OURS)).isTrue();
  }

  @Test
  void aTokenWithoutScopesMayNothing() {
    assertThat(Actors.byToken(Actors.operator()).may(Permission.VIEW, OURS)).isFalse();
  }

  @Test
  void seesEverythingByOfficeAndOwnDepartmentsByRole() {
    assertThat(Actors.auditor().scope()).isEqualTo(new Scope.Everything());
    assertThat(Actors.member(OURS).scope().covers(OURS)).isTrue();
    assertThat(Actors.member(OURS).scope().covers(THEIRS)).isFalse();
    assertThat(Actors.stranger().scope().covers(OURS)).isFalse();
  }

  @Test
  void thePortalItselfMayEverything() {
    assertThatNoException().isThrownBy(() -> Actor.portal().require(Permission.ADMINISTER, THEIRS));
  }
}
