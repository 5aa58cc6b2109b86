package io.atrium.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostState;
import io.atrium.hosts.Room;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlacementTests {

  private static final Demand SMALL = new Demand(new Size(1, 512, 5), ImageFormat.QCOW2);

  private static Host host(String id, Size capacity, Room claimed) {
    return new Given(id).capacity(capacity).claimed(claimed).host();
  }

  @Test
  void prefersTheHostThatIsLeastLoadedAfterwards() {
    var size = new Size(8, 8_192, 100);
    var full = host("h-full", size, new Room(5, 5_000, 50));
    var empty = host("h-empty", size, Room.NONE);
    var half = host("h-half", size, new Room(3, 1_000, 10));

    var decision = Placement.choose(SMALL, List.of(full, empty, half));

    assertThat(decision.ranked()).containsExactly("h-empty", "h-half", "h-full");
  }

  @Test
  void tellsEachHostsRoomOrShortfallInFigures() {
    var tight = host("h-1", new Size(4, 1_024, 10), new Room(3, 1_000, 4));
    var roomy = host("h-2", new Size(8, 8_192, 100), Room.NONE);
    var demand = new Demand(new Size(4, 512, 5), ImageFormat.QCOW2);

    var decision = Placement.choose(demand, List.of(tight, roomy));

    assertThat(decision.ranked()).containsExactly("h-2");
    assertThat(decision.verdicts())
        .containsExactly(
            new Verdict(
                "h-1", "h-1", false, "Needs 4 vCPU, 1 free; needs 512 MiB memory, 24 free."),
            new Verdict(
                "h-2",
                "h-2",
                true,
                "Has room: needs 4 vCPU of 8 free, 512 MiB of 8192 free, 5 GiB of 100 free."));
  }

  @Test
  void takesOnlyTheKindOfHostThatWasAskedFor() {
    var docker = new Given("h-1").driver("docker").host();
    var lxc = new Given("h-2").driver("libvirt-lxc").host();
    var demand = new Demand(new Size(1, 512, 5), ImageFormat.ROOTFS, false, "libvirt-lxc");

    var decision = Placement.choose(demand, List.of(docker, lxc));

    assertThat(decision.ranked()).containsExactly("h-2");
    assertThat(decision.verdicts().getFirst().sentence())
        .isEqualTo("Is not of the kind that was asked for, libvirt-lxc.");
  }

  @Test
  void passesOverHostsThatCannotOrShallNot() {
    var hosts =
        List.of(
            new Given("h-1").state(HostState.DRAINING).host(),
            new Given("h-2").health(HostHealth.UNDETECTED).host(),
            new Given("h-3").health(HostHealth.UNHEALTHY).host(),
            new Given("h-4").health(HostHealth.UNKNOWN).host(),
            new Given("h-5").formats(ImageFormat.CONTAINER_ARCHIVE).host(),
            new Given("h-6").capacity(null).host());

    var decision = Placement.choose(SMALL, hosts);

    assertThat(decision.ranked()).isEmpty();
    assertThat(decision.verdicts())
        .extracting(Verdict::sentence)
        .containsExactly(
            "Takes nothing new, it is being drained.",
            "Does not answer.",
            "Answers but cannot run instances.",
            "Has not been looked at yet.",
            "Cannot start disk (qcow2) images.",
            "Its capacity is not known.");
  }

  @Test
  void countsPromisedProcessorsButMemoryAndDiskOnlyOnce() {
    var host = new Given("h-1").capacity(new Size(2, 1_024, 10)).overcommit(4).host();

    assertThat(fits(host, new Size(8, 1_024, 10))).isTrue();
    assertThat(fits(host, new Size(9, 128, 1))).isFalse();
    assertThat(fits(host, new Size(1, 1_025, 1))).isFalse();
    assertThat(fits(host, new Size(1, 128, 11))).isFalse();
  }

  @Test
  void usesASimulatedHostForARealImageOnlyAfterEveryRealOne() {
    var simulated = new Given("h-1").simulated().host();
    var real = new Given("h-2").claimed(new Room(3, 3_000, 30)).host();

    assertThat(Placement.choose(SMALL, List.of(simulated, real)).ranked())
        .containsExactly("h-2", "h-1");
  }

  @Test
  void startsAnImageWithoutASystemOnSimulatedHostsOnly() {
    var simulated = new Given("h-1").simulated().host();
    var real = new Given("h-2").host();
    var demand = new Demand(SMALL.size(), SMALL.format(), true, null);

    assertThat(Placement.choose(demand, List.of(simulated, real)).ranked()).containsExactly("h-1");
  }

  @RepeatedTest(300)
  void neverChoosesAHostWithoutRoom(RepetitionInfo round) {
    var random = new Random(round.getCurrentRepetition());
    var hosts = hosts(random);
    var demand = demand(random);

    var decision = Placement.choose(demand, hosts);

    assertThat(decision.verdicts()).hasSameSizeAs(hosts);
    for (var host : hosts) {
      if (decision.ranked().contains(host.id())) {
        assertThat(host.state()).isEqualTo(HostState.ACTIVE);
        assertThat(host.health()).isEqualTo(HostHealth.HEALTHY);
        assertThat(host.limit().holds(sum(host.claimed(), demand.size()))).isTrue();
      }
    }
  }

  @RepeatedTest(300)
  void givesTheSameAnswerInWhateverOrderTheHostsCome(RepetitionInfo round) {
    var random = new Random(round.getCurrentRepetition());
    var hosts = hosts(random);
    var demand = demand(random);
    var shuffled = new ArrayList<>(hosts);
    Collections.shuffle(shuffled, random);

    assertThat(Placement.choose(demand, shuffled).ranked())
        .isEqualTo(Placement.choose(demand, hosts).ranked());
  }

  @RepeatedTest(300)
  void whatFitsLargerFitsSmaller(RepetitionInfo round) {
    var random = new Random(round.getCurrentRepetition());
    var hosts = hosts(random);
    var large = demand(random);
    var size = large.size();
    var small =
        new Demand(
            new Size(
                random.nextInt(1, size.vcpus() + 1),
                random.nextInt(16, size.memoryMib() + 1),
                random.nextInt(1, size.diskGib() + 1)),
            large.format());

    assertThat(Placement.choose(small, hosts).ranked())
        .containsAll(Placement.choose(large, hosts).ranked());
  }

  private static boolean fits(Host host, Size size) {
    var demand = new Demand(size, ImageFormat.QCOW2);
    return !Placement.choose(demand, List.of(host)).ranked().isEmpty();
  }

  private static Size sum(Room claimed, Size size) {
    var sum = claimed.plus(size);
    return new Size((int) sum.vcpus(), (int) sum.memoryMib(), (int) sum.diskGib());
  }

  private static Demand demand(Random random) {
    var size = new Size(random.nextInt(1, 9), random.nextInt(16, 8_192), random.nextInt(1, 50));
    return new Demand(size, any(random, ImageFormat.values()));
  }

  private static List<Host> hosts(Random random) {
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(number -> host(random, "h-" + number))
        .toList();
  }

  private static Host host(Random random, String id) {
    var capacity =
        new Size(random.nextInt(1, 17), random.nextInt(512, 32_768), random.nextInt(1, 200));
    var given =
        new Given(id)
            .state(any(random, HostState.values()))
            .health(random.nextInt(4) > 0 ? HostHealth.HEALTHY : any(random, HostHealth.values()))
            .capacity(random.nextInt(10) > 0 ? capacity : null)
            .claimed(new Room(random.nextInt(20), random.nextInt(32_768), random.nextInt(200)))
            .overcommit(1 + random.nextInt(300) / 100.0)
            .formats(any(random, ImageFormat.values()), any(random, ImageFormat.values()));
    return random.nextBoolean() ? given.simulated().host() : given.host();
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** A host that is well and can start everything, until a test says otherwise. */
  private static final class Given {

    private final String id;
    private HostState state = HostState.ACTIVE;
    private HostHealth health = HostHealth.HEALTHY;
    private @Nullable Size capacity = new Size(4, 4_096, 40);
    private Room claimed = Room.NONE;
    private double overcommit = 1;
    private Set<ImageFormat> formats = EnumSet.allOf(ImageFormat.class);
    private boolean simulated;
    private String driver = "driver";

    Given(String id) {
      this.id = id;
    }

    Given driver(String given) {
      driver = given;
      return this;
    }

    Given state(HostState given) {
      state = given;
      return this;
    }

    Given health(HostHealth given) {
      health = given;
      return this;
    }

    Given capacity(@Nullable Size given) {
      capacity = given;
      return this;
    }

    Given claimed(Room given) {
      claimed = given;
      return this;
    }

    Given overcommit(double given) {
      overcommit = given;
      return this;
    }

    Given formats(ImageFormat... given) {
      formats = EnumSet.copyOf(List.of(given));
      return this;
    }

    Given simulated() {
      simulated = true;
      return this;
    }

    Host host() {
      return new Host(
          id,
          id,
          driver,
          URI.create("driver:///" + id),
          simulated,
          state,
          health,
          "",
          capacity,
          claimed,
          overcommit,
          formats,
          Map.of(),
          0,
          null,
          0);
    }
  }
}
