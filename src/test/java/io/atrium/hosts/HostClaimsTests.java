package io.atrium.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Size;
import io.atrium.testing.BothDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@TestPropertySource(properties = "atrium.background.enabled=false")
@BothDatabases
class HostClaimsTests {

  private static final Size ONE = new Size(1, 100, 1);

  @Autowired private HostCommands commands;
  @Autowired private HostQueries queries;
  @Autowired private HostClaims claims;
  @Autowired private HostHealths healths;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Ids ids;

  private String host = "";

  @BeforeEach
  void aHostForFive() {
    host = ids.next("host");
    var wanted = new NewHost(host, "simulated", "simulated:///" + host, null);
    host = commands.register(Actor.portal(), wanted).id();
    healths.reported(host, new HostReport(Health.HEALTHY, "", new Size(5, 500, 5), Map.of()));
  }

  @Test
  void claimingAndReleasingTwiceIsTheSameAsOnce() {
    assertThat(claim("i-1" + host)).isTrue();
    assertThat(claim("i-1" + host)).isTrue();
    assertThat(claimed()).isEqualTo(new Room(1, 100, 1));

    release("i-1" + host);
    release("i-1" + host);
    assertThat(claimed()).isEqualTo(Room.NONE);
  }

  @Test
  void aClaimThatIsRolledBackTookNothing() {
    transaction.executeWithoutResult(status -> {
      claims.claim(host, "i-1" + host, ONE);
      status.setRollbackOnly();
    });

    assertThat(claimed()).isEqualTo(Room.NONE);
    assertThat(claim("i-1" + host)).isTrue();
  }

  @Test
  void anInstanceHoldsRoomOnOneHostOnly() {
    claim("i-1" + host);
    var first = host;
    aHostForFive();

    assertThat(claim("i-1" + first)).isFalse();
    assertThat(claimed()).isEqualTo(Room.NONE);
  }

  @Test
  void ofManyAtOnceExactlyAsManyAreServedAsThereIsRoom() throws Exception {
    var won = atOnce(40, number -> claim("i-%d%s".formatted(number, host)));

    assertThat(won).filteredOn(each -> each).hasSize(5);
    assertThat(claimed()).isEqualTo(new Room(5, 500, 5));
  }

  @Test
  void ofManyReleasesAtOnceOneGivesBack() throws Exception {
    claim("i-1" + host);
    claim("i-2" + host);

    atOnce(
        20,
        _ -> {
          release("i-1" + host);
          return true;
        });

    assertThat(claimed()).isEqualTo(new Room(1, 100, 1));
  }

  @Test
  void afterAnyHistoryTheSumIsThatOfTheClaims() {
    var random = new Random(20_261_122);
    var held = new ArrayList<String>();
    for (var step = 0; step < 200; step++) {
      var id = "i-" + random.nextInt(12) + host;
      if (random.nextBoolean()) {
        if (claim(id) && !held.contains(id)) {
          held.add(id);
        }
      } else {
        release(id);
        held.remove(id);
      }
      assertThat(claimed().vcpus()).isEqualTo(held.size()).isLessThanOrEqualTo(5);
    }
  }

  private List<Boolean> atOnce(int many, IntFunction<Boolean> work)
      throws InterruptedException, ExecutionException {
    var tasks = new ArrayList<Callable<Boolean>>();
    for (var number = 0; number < many; number++) {
      var mine = number;
      tasks.add(() -> work.apply(mine));
    }
    var results = new ArrayList<Boolean>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
    }
    return results;
  }

  private boolean claim(String instance) {
    return Boolean.TRUE.equals(transaction.execute(_ -> claims.claim(host, instance, ONE)));
  }

  private void release(String instance) {
    transaction.executeWithoutResult(_ -> claims.release(instance));
  }

  private Room claimed() {
    return queries.host(host).claimed();
  }
}
