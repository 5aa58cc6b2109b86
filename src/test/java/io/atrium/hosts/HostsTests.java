package io.atrium.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Role;
import io.atrium.drivers.PortalIdentity;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.kernel.AlreadyExists;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.Ids;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Recorded;
import io.atrium.kernel.Size;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Stale;
import io.atrium.testing.BothDatabases;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@TestPropertySource(properties = "atrium.background.enabled=false")
@BothDatabases
class HostsTests {

  private static final Size SIZE = new Size(2, 1_024, 10);

  @Autowired private HostCommands commands;
  @Autowired private HostQueries queries;
  @Autowired private SimulatedHostIds simulated;
  @Autowired private HostClaims claims;
  @Autowired private HostHealths healths;
  @Autowired private HostProber prober;
  @Autowired private PortalIdentity identity;
  @Autowired private PortalTag tag;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Ids ids;
  @Autowired private Heard heard;

  private final Actor operator = Actor.portal();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Host host;

  @BeforeEach
  void aHost() {
    host = register("simulated", "simulated:///%s?vcpus=4&memoryMib=4096&diskGib=40");
  }

  private Host register(String driver, String uri) {
    var name = ids.next("host");
    return commands.register(operator, new NewHost(name, driver, uri.formatted(name), null));
  }

  @Test
  void whatIsRegisteredUnderTwoAddressesPromisesItsRoomOnce() {
    var again = "simulated:///%s?vcpus=8&memoryMib=8192&diskGib=80".formatted(host.name());
    var second =
        commands.register(operator, new NewHost(ids.next("twin"), "simulated", again, null));
    prober.probe(host.id());

    assertThat(prober.probe(second.id())).isEqualTo(HostHealth.UNHEALTHY);

    var seen = queries.host(second.id());
    assertThat(seen.capacity()).isNull();
    assertThat(seen.sentence()).contains("is '%s' under another address".formatted(host.name()));
    assertThat(prober.probe(host.id())).isEqualTo(HostHealth.HEALTHY);
    commands.remove(operator, host.id(), null);
    assertThat(prober.probe(second.id())).isEqualTo(HostHealth.HEALTHY);
  }

  @Test
  void aNewHostIsUnknownUntilItWasLookedAt() {
    assertThat(host.health()).isEqualTo(HostHealth.UNKNOWN);
    assertThat(host.capacity()).isNull();
    assertThat(host.simulated()).isTrue();

    prober.probe(host.id());

    var seen = queries.host(host.id());
    assertThat(seen.health()).isEqualTo(HostHealth.HEALTHY);
    assertThat(seen.capacity()).isEqualTo(new Size(4, 4_096, 40));
    assertThat(seen.free()).isEqualTo(new Room(4, 4_096, 40));
    assertThat(seen.lastSeenAt()).isNotNull();
    assertThat(seen.formats()).isNotEmpty();
    assertThat(seen.version()).isEqualTo(host.version());
  }

  @Test
  void aSimulatedHostIsKnownAsOneEvenWhenItIsGone() {
    commands.remove(operator, host.id(), null);

    assertThat(simulated.among(Set.of(host.id(), "h-other"))).containsExactly(host.id());
  }

  @Test
  void everyFaultOfARegistrationIsTold() {
    var wrong = new NewHost("", "docker!", "tcp://h:1", new BigDecimal("0.5"));

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> commands.register(operator, wrong))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("name", "driver", "overcommit"));
  }

  @Test
  void aPlaceAndANameAreRegisteredOnce() {
    var again = new NewHost("Other", host.driver(), host.uri().toString(), null);
    var named = new NewHost(host.name(), host.driver(), "simulated:///elsewhere", null);

    assertThatExceptionOfType(AlreadyExists.class)
        .isThrownBy(() -> commands.register(operator, again));
    assertThatExceptionOfType(AlreadyExists.class)
        .isThrownBy(() -> commands.register(operator, named));
  }

  @Test
  void onlyOperatorsChangeHostsAndOnlyAuditorsBesideThemSeeThem() {
    var member = new Actor("per-1", "Ada", Set.of(), Map.of("dep-1", Role.HEAD), Set.of(), false);

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> commands.drain(member, host.id(), null));
    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> queries.all(member));
  }

  @Test
  void aDrainingHostTakesNothingNewUntilItIsActiveAgain() {
    healths.reported(host.id(), report(Health.HEALTHY, "well", SIZE));
    var drained = commands.drain(operator, host.id(), ETags.of(host.version()));

    assertThat(claim(ids.next("i"), SIZE)).isFalse();
    assertThatExceptionOfType(Stale.class)
        .isThrownBy(() -> commands.activate(operator, host.id(), ETags.of(host.version())));
    commands.activate(operator, host.id(), ETags.of(drained.version()));
    assertThat(claim(ids.next("i"), SIZE)).isTrue();
  }

  @Test
  void overcommitPromisesProcessorsOnly() {
    healths.reported(host.id(), report(Health.HEALTHY, "well", SIZE));

    commands.change(operator, host.id(), new HostChange(null, new BigDecimal("3.5")), null);

    assertThat(queries.host(host.id()).free()).isEqualTo(new Room(7, 1_024, 10));
    assertThat(claim(ids.next("i"), new Size(7, 1_024, 10))).isTrue();
    assertThat(claim(ids.next("i"), new Size(1, 16, 1))).isFalse();
  }

  @Test
  void aHostWithInstancesIsNotRemovedAndAnEmptyOneIs() {
    healths.reported(host.id(), report(Health.HEALTHY, "well", SIZE));
    var instance = ids.next("i");
    claim(instance, SIZE);

    assertThatExceptionOfType(HostInUse.class)
        .isThrownBy(() -> commands.remove(operator, host.id(), null))
        .withMessageContaining("1 instance.");
    transaction.executeWithoutResult(_ -> claims.release(instance));
    commands.remove(operator, host.id(), null);
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queries.host(host.id()));
    assertThat(prober.probe(host.id())).isEqualTo(HostHealth.UNKNOWN);
  }

  @Test
  void losingAHostAndHavingItBackIsToldOnceEach() {
    var at = Instant.parse("2026-11-22T10:00:00Z");
    healths.reported(host.id(), report(Health.HEALTHY, "well", SIZE));
    healths.seen(host.id(), Instant.now(), 3);
    var seenAt = queries.host(host.id()).lastSeenAt();

    healths.unreachable(host.id(), "Nothing answers.");
    healths.unreachable(host.id(), "Nothing answers.");
    healths.seen(host.id(), at, 3);

    assertThat(queries.host(host.id()).health()).isEqualTo(HostHealth.UNDETECTED);
    assertThat(queries.host(host.id()).foreign()).isEqualTo(3);
    assertThat(ours(HostLost.class)).hasSize(1);
    assertThat(ours(HostLost.class).getFirst().lastSeenAt()).isEqualTo(seenAt);
    healths.seen(host.id(), Instant.now().plusSeconds(1), 3);
    assertThat(queries.host(host.id()).health()).isEqualTo(HostHealth.UNKNOWN);
    healths.reported(host.id(), report(Health.HEALTHY, "well", SIZE));
    assertThat(queries.host(host.id()).health()).isEqualTo(HostHealth.HEALTHY);
    assertThat(ours(HostBack.class)).hasSize(1);
  }

  @Test
  void aHostThatNeverAnsweredIsNotLost() {
    healths.unreachable(host.id(), "Nothing answers.");

    assertThat(queries.host(host.id()).sentence()).isEqualTo("Nothing answers.");
    assertThat(ours(HostLost.class)).isEmpty();
  }

  @Test
  void aHostThatFallsIllKeepsItsKnownSize() {
    healths.reported(host.id(), report(Health.HEALTHY, "well", SIZE));
    healths.reported(host.id(), report(Health.UNHEALTHY, "x".repeat(2_000), null));

    var ill = queries.host(host.id());
    assertThat(ill.health()).isEqualTo(HostHealth.UNHEALTHY);
    assertThat(ill.sentence()).hasSize(500);
    assertThat(ill.capacity()).isEqualTo(SIZE);
    assertThat(ill.attributes()).containsEntry("version", "1 = one");
  }

  @Test
  void theOwnerTagIsMadeOnceAndKept() {
    var tagged = identity.id();

    tag.afterSingletonsInstantiated();

    assertThat(tagged).startsWith("prt-");
    assertThat(identity.id()).isEqualTo(tagged);
  }

  @Test
  void aPortalWithoutRealHostsHasASimulatedOneThatSaysSo() {
    assertThat(queries.all())
        .filteredOn(each -> each.name().equals("Simulated host"))
        .singleElement()
        .matches(Host::simulated);
  }

  private static HostReport report(Health health, String sentence, @Nullable Size capacity) {
    return new HostReport(health, sentence, capacity, Map.of("version", "1 = one"));
  }

  private boolean claim(String instance, Size size) {
    return Boolean.TRUE.equals(transaction.execute(_ -> claims.claim(host.id(), instance, size)));
  }

  private <T extends Recorded> List<T> ours(Class<T> type) {
    return heard.events.stream()
        .filter(event -> event.subjectId().equals(host.id()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Hears everything that is put on the trail. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Heard {

    private final List<Recorded> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(Recorded event) {
      events.add(event);
    }
  }
}
