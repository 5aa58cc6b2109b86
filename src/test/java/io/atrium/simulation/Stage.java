package io.atrium.simulation;

import io.atrium.drivers.simulated.SimulatedHost;
import io.atrium.hosts.HostProber;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.reconcile.Reconciler;
import io.atrium.instances.reconcile.Sampler;
import io.atrium.instances.reconcile.Sweeper;
import io.atrium.kernel.AtriumException;
import io.atrium.pricing.PricesChanged;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where one history plays: the portal, its hosts and the truth, set back to the beginning. */
final class Stage {

  private static final int AT_ONCE = 16;

  private static final int MOST_PASSES = 300;

  private final SimulatedPortal portal;

  private final Scenery scenery;

  private final Truth truth = new Truth();

  Stage(SimulatedPortal portal) {
    this.portal = portal;
    this.scenery = new Scenery(portal.bean(JdbcTemplate.class));
    portal.hosts().witness(truth::witness);
  }

  SimulatedPortal portal() {
    return portal;
  }

  Truth truth() {
    return truth;
  }

  Instant now() {
    return portal.clock().instant();
  }

  void pass(Duration time) {
    portal.clock().advance(time);
  }

  SimulatedHost host(String hostId) {
    return portal.hosts().host(Cast.rack(hostId));
  }

  void set(long seed, Instant beginning) {
    portal.seams().disarm();
    portal.seams().forget();
    portal.random().seed(seed);
    portal.clock().set(beginning);
    for (var host : Cast.HOSTS) {
      host(host).mend();
      host(host).holds().forEach(host(host)::vanish);
      host(host).plantForeign(Cast.DECOY);
    }
    host(Cast.FORGETFUL).keepNoTimes();
    host(Cast.FORGETFUL).losePortal();
    truth.forget();
    forgetPrices();
    scenery.clear();
  }

  /** Prices are kept in memory for a few seconds of real time, in which many histories pass. */
  private void forgetPrices() {
    var news = new PricesChanged("portal", "prices.published", "none", now(), "forget", now());
    portal
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> portal.context().publishEvent(news));
  }

  /** Everything that is due. Time stands still meanwhile, so it must come to an end. */
  void reconcile() {
    var reconciler = portal.bean(Reconciler.class);
    var passes = 0;
    for (var due = reconciler.takeDue(AT_ONCE); !due.isEmpty(); due = reconciler.takeDue(AT_ONCE)) {
      passes += due.size();
      if (passes > MOST_PASSES) {
        throw new IllegalStateException("The reconciler runs in a circle at " + due);
      }
      for (var claim : due) {
        portal.seams().wakeUp();
        reconciler.pass(claim);
      }
    }
  }

  void sweep(String hostId) {
    portal.bean(Sweeper.class).sweep(portal.bean(HostQueries.class).host(hostId));
  }

  void sample(String hostId) {
    portal.bean(Sampler.class).sample(portal.bean(HostQueries.class).host(hostId));
  }

  /** Looks at the host as the portal regularly does: what answers again is healthy again. */
  void probe(String hostId) {
    portal.bean(HostProber.class).probe(hostId);
  }

  /**
   * Does something that the portal may refuse with an explanation, or die in.
   *
   * @return how it went, in words
   */
  String attempt(Runnable deed) {
    try {
      deed.run();
      return "";
    } catch (AtriumException refused) {
      return " – refused: " + refused.code();
    } catch (PortalCrash crash) {
      return crashed(crash);
    } catch (UndeclaredThrowableException wrapped) {
      // So an event arrives whose listener does not survive it.
      if (NestedExceptionUtils.getMostSpecificCause(wrapped) instanceof PortalCrash crash) {
        return crashed(crash);
      }
      throw wrapped;
    }
  }

  private String crashed(PortalCrash crash) {
    forgetWhatWasUnderWay();
    return " – the portal was " + crash.getMessage();
  }

  /** A dead process has no transaction under way and no connection open. */
  private void forgetWhatWasUnderWay() {
    host(Cast.FORGETFUL).losePortal();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.clear();
    }
    for (var key : List.copyOf(TransactionSynchronizationManager.getResourceMap().keySet())) {
      switch (TransactionSynchronizationManager.unbindResourceIfPossible(key)) {
        case EntityManagerHolder held -> held.getEntityManager().close();
        case null, default -> {}
      }
    }
    portal.lines().breakAll();
  }
}
