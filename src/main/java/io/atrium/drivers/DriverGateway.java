package io.atrium.drivers;

import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one gate to all hosts. It gives each call a deadline, a place among the few calls that a host
 * serves at a time, and the kind of thread that its driver needs; it turns whatever goes wrong into
 * a {@link DriverFailure}, and refuses to wait for a host inside a database transaction.
 */
@Component
public class DriverGateway {

  private final Map<String, InstanceDriver> drivers;

  private final Map<String, HostLane> lanes = new ConcurrentHashMap<>();

  private final PortalIdentity portal;

  private final Function<Verb, Duration> timeouts;

  @Autowired
  DriverGateway(List<InstanceDriver> drivers, PortalIdentity portal) {
    this(drivers, portal, Verb::timeout);
  }

  DriverGateway(
      List<InstanceDriver> drivers, PortalIdentity portal, Function<Verb, Duration> timeouts) {
    this.drivers =
        drivers.stream()
            .collect(Collectors.toMap(driver -> driver.descriptor().kind(), Function.identity()));
    this.portal = portal;
    this.timeouts = timeouts;
  }

  /** The drivers at hand, for choosing and showing. */
  public Collection<DriverDescriptor> descriptors() {
    return drivers.values().stream().map(InstanceDriver::descriptor).toList();
  }

  /**
   * The driver of this kind. Its methods are called through {@link #ask} and {@link #tell} only.
   */
  public InstanceDriver driver(String kind) {
    var driver = drivers.get(kind);
    if (driver == null) {
      throw new UnexpectedAnswer("There is no driver called '%s' in this portal.".formatted(kind));
    }
    return driver;
  }

  /** Asks and waits for the answer, at most as long as the verb allows. */
  public <T> T ask(HostAddress host, Verb verb, BiFunction<InstanceDriver, HostLink, T> question) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "A host must not be waited for inside a transaction: " + verb);
    }
    var driver = driver(host.driver());
    var timeout = timeouts.apply(verb);
    var link = new HostLink(host.hostId(), host.uri(), portal.id(), timeout);
    return explained(
        host, verb, () -> lane(host, driver).run(() -> question.apply(driver, link), timeout));
  }

  /** Like {@link #ask}, for commands that have no answer. */
  public void tell(HostAddress host, Verb verb, BiConsumer<InstanceDriver, HostLink> command) {
    ask(
        host,
        verb,
        (driver, link) -> {
          command.accept(driver, link);
          return verb;
        });
  }

  private HostLane lane(HostAddress host, InstanceDriver driver) {
    return lanes.computeIfAbsent(
        host.hostId(), id -> HostLane.to(id, driver.descriptor().threads()));
  }

  private <T> T explained(HostAddress host, Verb verb, Waiting<T> waiting) {
    try {
      return waiting.answer();
    } catch (TimeoutException late) {
      throw new HostUnreachable(
          "The host did not answer within %d s when asked %s."
              .formatted(timeouts.apply(verb).toSeconds(), verb.words()),
          late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new HostUnreachable("The portal is stopping and did not wait for the host.");
    } catch (ExecutionException failed) {
      throw explain(host, verb, Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  private static RuntimeException explain(HostAddress host, Verb verb, Throwable cause) {
    return switch (cause) {
      case DriverFailure known -> known;
      case Error error -> throw error;
      default ->
          new UnexpectedAnswer(
              "'%s' on host %s failed in a way the driver did not foresee: %s."
                  .formatted(verb, host.hostId(), cause.getClass().getSimpleName()),
              cause);
    };
  }

  /** Something that is waited for. */
  private interface Waiting<T> {

    T answer() throws InterruptedException, ExecutionException, TimeoutException;
  }
}
