package io.atrium.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Size;
import io.atrium.pages.PagesTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@PagesTest
class HostPagesTests {

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private HostCommands commands;
  @Autowired private HostQueries queries;
  @Autowired private HostClaims claims;
  @Autowired private HostHealths healths;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Ids ids;

  private Actor operator;
  private Host host;

  @BeforeEach
  void aHost() {
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
    var name = ids.next("rack");
    host =
        commands.register(operator, new NewHost(name, "simulated", "simulated:///" + name, null));
  }

  private void found(Health health, String sentence, Map<String, String> attributes) {
    var report = new HostReport(health, sentence, new Size(8, 16_384, 200), attributes);
    healths.reported(host.id(), report);
  }

  private MvcTestResult get(Actor actor, String path) {
    return pages.get().uri(path).with(Asking.as(actor)).exchange();
  }

  private MvcTestResult post(String path, String... namesAndValues) {
    var request = pages.post().uri(path).with(Asking.as(operator)).with(csrf());
    for (var i = 0; i < namesAndValues.length; i += 2) {
      request = request.param(namesAndValues[i], namesAndValues[i + 1]);
    }
    return request.exchange();
  }

  @Test
  void saysWhatWasSeenAndThatNothingRealStandsBehindIt() {
    found(Health.HEALTHY, "All is well.", Map.of("version", "7"));

    assertThat(get(operator, "/hosts"))
        .bodyText()
        .contains(host.name(), "Well", "Simulated", "of 16 GiB");
    assertThat(get(operator, "/hosts/" + host.id()))
        .bodyText()
        .contains("All is well.", "nothing real runs here", "/instances?host=" + host.id());
  }

  @Test
  void saysWhereSeveralHostsAreOneMachineWhoseMemoryCountsOnce() {
    var docker = real("docker", "unix:///nowhere/%s.sock");
    var guests = real("libvirt-kvm", "qemu+unix:///system?socket=/nowhere/%s");
    try {
      assertThat(get(operator, "/hosts"))
          .bodyText()
          .contains("Same machine as ", "A machine with several hosts counts once.");
      assertThat(get(operator, "/hosts/" + docker.id()))
          .bodyText()
          .containsPattern("It shares the machine with [^.]*" + guests.name());
    } finally {
      commands.remove(operator, docker.id(), null);
      commands.remove(operator, guests.id(), null);
    }
  }

  /** One that nothing answers for, and that was seen all the same. */
  private Host real(String driver, String uri) {
    var made =
        commands.register(
            operator, new NewHost(ids.next("real"), driver, uri.formatted(ids.next("s")), null));
    healths.reported(
        made.id(), new HostReport(Health.HEALTHY, "Well.", new Size(8, 16_384, 200), Map.of()));
    return made;
  }

  @Test
  void saysWhetherGuestsRunByKvmOrAreEmulated() {
    found(Health.HEALTHY, "One guest booted.", Map.of(HostReport.ACCELERATION, "emulation"));
    assertThat(get(operator, "/hosts/" + host.id()))
        .bodyText()
        .contains("Slow: QEMU emulation", "many times slower");

    found(Health.HEALTHY, "One guest booted.", Map.of(HostReport.ACCELERATION, "kvm"));
    assertThat(get(operator, "/hosts/" + host.id()))
        .bodyText()
        .contains("KVM, proven by a guest")
        .doesNotContain("emulation");
  }

  @Test
  void putsAHostThatCannotRunMachinesOnTheStartPageOfOperatorsOnly() {
    found(Health.UNHEALTHY, "Its disk is full.", Map.of());
    var member = accounts.actor(accounts.member(accounts.department(), Role.MEMBER));

    assertThat(get(operator, "/hosts/panels/attention"))
        .bodyText()
        .contains(host.name() + " cannot run machines", "Its disk is full.")
        .contains("hx-get=\"/hosts/panels/attention\"", "hx-trigger=\"every 10s\"");
    assertThat(get(member, "/hosts/panels/attention")).bodyText().doesNotContain("need__body");
    assertThat(get(member, "/hosts")).hasStatus(403);
  }

  @Test
  void takesAHostOutOfUseAndBack() {
    assertThat(post("/hosts/" + host.id() + "/drain")).hasRedirectedUrl("/hosts/" + host.id());
    assertThat(queries.host(host.id()).state()).isEqualTo(HostState.DRAINING);
    assertThat(get(operator, "/hosts/" + host.id()))
        .bodyText()
        .contains("Takes nothing new", "/hosts/" + host.id() + "/activate");

    post("/hosts/" + host.id() + "/activate");

    assertThat(queries.host(host.id()).state()).isEqualTo(HostState.ACTIVE);
  }

  @Test
  void namesEveryWrongFieldOfANewHostAtOnce() {
    var refused =
        post("/hosts/new", "name", "", "driver", "docker", "uri", "tcp://h:2375", "overcommit", "");

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("id=\"name-error\"", "id=\"uri-error\"", "is an open TCP port", "tcp://h:2375");
  }

  @Test
  void registersAHostAndChangesIt() {
    var name = ids.next("rack");

    var made =
        post("/hosts/new", "name", name, "driver", "simulated", "uri", "simulated:///" + name);
    var path = made.getResponse().getRedirectedUrl();
    post(path + "/edit", "name", name + " east", "overcommit", "2.5");

    assertThat(get(operator, path)).bodyText().contains(name + " east", "not been looked at");
    assertThat(get(operator, path + "/edit")).bodyText().contains("value=\"2.5\"");
  }

  @Test
  void keepsAHostThatStillHoldsMachinesAndSaysSo() {
    found(Health.HEALTHY, "All is well.", Map.of());
    transaction.executeWithoutResult(
        _ -> claims.claim(host.id(), ids.next("i"), new Size(1, 512, 5)));

    var kept = post("/hosts/" + host.id() + "/remove");

    assertThat(kept).hasStatus(409);
    assertThat(kept).bodyText().contains("holds 1 instance");
    assertThat(queries.host(host.id()).name()).isEqualTo(host.name());
  }

  @Test
  void forgetsAnEmptyHost() {
    assertThat(post("/hosts/" + host.id() + "/remove")).hasRedirectedUrl("/hosts");
    assertThat(get(operator, "/hosts/" + host.id())).hasStatus(404);
  }
}
