package io.atrium;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

/**
 * What holds for the whole house, whoever builds in it. Each rule was broken once to see it fail.
 */
class ArchitectureTests {

  /** What Spring writes beside the classes for the jar is no code of the house. */
  private static final String GENERATED = "__";

  private static final JavaClasses EVERYTHING =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains(GENERATED) && !place.contains("$$"))
          .importPackages("io.atrium");

  private static final JavaClasses PRODUCT =
      EVERYTHING.that(describe("are no tests", type -> !isTestCode(type)));

  private static final Set<Class<?>> CALENDARS =
      Set.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          OffsetDateTime.class,
          YearMonth.class,
          ZonedDateTime.class);

  /** The two places where anything at all may come flying: the gate to the hosts, and the loop. */
  private static final Pattern MAY_CATCH_ALL =
      Pattern.compile(
          "io/atrium/(drivers/(DriverGateway|HostLane)"
              + "|instances/reconcile/(ReconcileLoop|HostLoop|Listening))\\.java");

  private static final Pattern CATCHES_ALL =
      Pattern.compile(
          "catch\\s*\\([^)]*\\b(Exception|RuntimeException|Throwable|Error)\\s+\\w+\\)");

  @Test
  void roomsOnlyUseDoorsTheyDeclared() {
    ApplicationModules.of(Atrium.class, nameMatching(".*(__|\\$\\$).*")).verify();
  }

  @Test
  void nobodyAsksTheWallClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.atrium.kernel.ClockConfiguration")
        .should()
        .callCodeUnitWhere(target(wallClock()))
        .because("time comes from the injected Clock, so that tests and the demo can move it")
        .check(PRODUCT);
  }

  @Test
  void onlyTheGatewayAndTheLoopCatchEverything() {
    var elsewhere =
        Sources.java("src/main/java")
            .filter(file -> !MAY_CATCH_ALL.matcher(file.name()).matches())
            .filter(file -> CATCHES_ALL.matcher(file.text()).find())
            .map(Sources.File::name);

    assertThat(elsewhere).isEmpty();
  }

  @Test
  void onlyTheLedgerNamesItsTable() {
    var naming =
        Sources.java("src/main/java")
            .filter(file -> file.text().contains("ledger_entry"))
            .map(Sources.File::name);

    assertThat(naming).allMatch(file -> file.matches("io/atrium/billing/(\\w+/)?Ledger\\.java"));
  }

  @Test
  void repositoriesStayInTheirRoom() {
    for (var repository : PRODUCT.that(describe("are repositories", this::isRepository))) {
      var users =
          repository.getDirectDependenciesToSelf().stream()
              .map(use -> use.getOriginClass())
              .filter(user -> !room(user).equals(room(repository)));

      assertThat(users).as("who uses %s from another room", repository.getName()).isEmpty();
    }
  }

  @Test
  void repositoriesAreNoPartOfARoomsFace() {
    classes()
        .that(describe("are repositories", this::isRepository))
        .and()
        .resideInAPackage("io.atrium.*")
        .should()
        .notBePublic()
        .because(
            "other rooms ask queries and commands; a store package of its own is closed anyway")
        .check(PRODUCT);
  }

  @Test
  void controllersNeverTouchARepository() {
    noClasses()
        .that()
        .areMetaAnnotatedWith(Controller.class)
        .should()
        .dependOnClassesThat(
            describe(
                "speak to the database", (JavaClass type) -> isRepository(type) || isJdbc(type)))
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)(\\$.*)?")
        .check(EVERYTHING);
  }

  /** A second description beside the tests would hide the door that the first declares. */
  @Test
  void everyPackageIsDescribedOnce() {
    var described = Sources.java("src/main/java").map(Sources.File::name).collect(toSet());

    var again =
        Sources.java("src/test/java")
            .map(Sources.File::name)
            .filter(file -> file.endsWith("package-info.java"))
            .filter(described::contains);

    assertThat(again).isEmpty();
  }

  @Test
  void everyTestIsOneThatTheBuildRuns() {
    var neverRun =
        EVERYTHING.stream()
            .filter(type -> !type.isInterface() && !type.isNestedClass())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(ArchitectureTests::hasTests)
            .filter(type -> !type.getSimpleName().matches("\\w+(Tests|Live)"))
            .map(JavaClass::getName);

    assertThat(neverRun).isEmpty();
  }

  private static boolean isTestCode(JavaClass type) {
    return type.getSource().orElseThrow().getUri().getPath().contains("/test-classes/");
  }

  private static boolean hasTests(JavaClass type) {
    return type.getAllMethods().stream()
        .anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
  }

  private static DescribedPredicate<CodeUnitCallTarget> wallClock() {
    return describe("read the wall clock", ArchitectureTests::readsWallClock);
  }

  private static boolean readsWallClock(CodeUnitCallTarget called) {
    var owner = called.getOwner();
    var name = called.getName();
    boolean withoutClock =
        called.getRawParameterTypes().stream().noneMatch(assignableTo(Clock.class));
    return owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
        || owner.isEquivalentTo(Clock.class) && name.matches("(system|tick[A-Z]).*")
        || owner.isEquivalentTo(Date.class)
            && name.equals("<init>")
            && called.getRawParameterTypes().isEmpty()
        || CALENDARS.stream().anyMatch(owner::isEquivalentTo) && name.equals("now") && withoutClock;
  }

  private boolean isRepository(JavaClass type) {
    return type.isAssignableTo(Repository.class)
        || type.isMetaAnnotatedWith(org.springframework.stereotype.Repository.class);
  }

  private boolean isJdbc(JavaClass type) {
    return type.isAssignableTo(JdbcClient.class) || type.isAssignableTo(JdbcOperations.class);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().replaceFirst("^(io\\.atrium(\\.\\w+)?).*", "$1");
  }
}
