package io.atrium.metering;

import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Tells what happened to one instance, as the room instances would. */
public final class TestFacts {

  public static final Size SMALL = new Size(2, 1_024, 10);

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  public final String instanceId;

  private final String hostId;

  private long sequence;

  private Size size = SMALL;

  private Environment environment = Environment.PRODUCTION;

  private String payer;

  private String owner = "ada";

  private String name;

  public TestFacts(String departmentId, String hostId) {
    this.instanceId = "i-%017x".formatted(NUMBERS.incrementAndGet());
    this.payer = departmentId;
    this.name = "web-" + departmentId;
    this.hostId = hostId;
  }

  public TestFacts named(String other) {
    name = other;
    return this;
  }

  public TestFacts of(Environment other) {
    environment = other;
    return this;
  }

  public TestFacts resized(Size other) {
    size = other;
    return this;
  }

  public TestFacts ownedBy(String personId) {
    owner = personId;
    return this;
  }

  public TestFacts paidBy(String otherDepartmentId) {
    payer = otherDepartmentId;
    return this;
  }

  public BillableChanged now(Billable billable, Instant at) {
    return now(billable, at, at, false);
  }

  /** Out of sight until {@code observedAt}, it was last known to be as before at {@code at}. */
  public BillableChanged gap(Billable billable, Instant at, Instant observedAt) {
    return now(billable, at, observedAt, true);
  }

  /** The host itself told when; the portal saw it at {@code observedAt}. */
  public BillableChanged seen(Billable billable, Instant at, Instant observedAt) {
    return now(billable, at, observedAt, false);
  }

  private BillableChanged now(Billable billable, Instant at, Instant observedAt, boolean gap) {
    return new BillableChanged(
        instanceId,
        payer,
        owner,
        name,
        Kind.CONTAINER,
        environment,
        "off-1",
        size,
        hostId,
        billable,
        at,
        observedAt,
        gap,
        ++sequence);
  }

  /** Something of the payer is stored for itself: a snapshot, an image, a volume, an archive. */
  public Fact stored(Meter meter, long mib, Instant at) {
    return new Fact(
        instanceId,
        ++sequence,
        name,
        new Fact.Traits(payer, owner, Kind.VM, environment, "", null),
        new Held.Stored(meter, mib),
        at.getEpochSecond(),
        at.getEpochSecond(),
        false);
  }

  /** A random life within the first hundred seconds: resized, moved, with clocks that step back. */
  static List<Fact> randomLife(RandomGenerator random) {
    return random.nextInt(4) == 0 ? randomStored(random) : randomMachine(random);
  }

  private static List<Fact> randomStored(RandomGenerator random) {
    var life = new TestFacts("dep-1", "h-1");
    var stored = Meter.allocated().stream().filter(Meter::stored).toList();
    var meter = stored.get(random.nextInt(stored.size()));
    var facts = new ArrayList<Fact>();
    long at = 0;
    for (int i = 0; i < random.nextInt(1, 6); i++) {
      at = Math.clamp(at + random.nextInt(-8, 40), 0, 99);
      if (random.nextInt(4) == 0) {
        life.paidBy("dep-" + random.nextInt(1, 3));
      }
      facts.add(life.stored(meter, random.nextInt(0, 3), Instant.ofEpochSecond(at)));
    }
    return facts;
  }

  private static List<Fact> randomMachine(RandomGenerator random) {
    var life = new TestFacts("dep-1", "h-1");
    var facts = new ArrayList<Fact>();
    long at = 0;
    for (int i = 0; i < random.nextInt(1, 12); i++) {
      at = Math.clamp(at + random.nextInt(-8, 20), 0, 99);
      if (random.nextInt(5) == 0) {
        life.resized(new Size(random.nextInt(1, 4), 16 * random.nextInt(1, 4), 1));
      }
      if (random.nextInt(8) == 0) {
        life.paidBy("dep-" + random.nextInt(1, 3));
      }
      var states = Billable.values();
      var observed = Instant.ofEpochSecond(at + Math.max(0, random.nextInt(-20, 10)));
      facts.add(
          Fact.of(
              life.gap(
                  states[random.nextInt(states.length)], Instant.ofEpochSecond(at), observed)));
    }
    return facts;
  }
}
