package io.atrium.simulation;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.Observation;
import io.atrium.instances.Desired;
import io.atrium.instances.store.InstanceRow;
import io.atrium.metering.Reading;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * A known bug put back: instead of a method of a bean, something else happens. Only to prove that
 * the simulation finds it.
 */
enum Sabotage {

  /** What could not be made keeps its quota for ever. */
  QUOTA_IS_KEPT_WHEN_MAKING_FAILS("Endings", "givenUp") {
    @Override
    @Nullable Object instead(MethodInvocation call) throws Throwable {
      leave(call);
      return invoke(call.getThis(), "parked", call.getArguments());
    }
  },

  /** Use lasts until somebody looks, and not until it ended or was last proven. */
  USE_ENDS_WHEN_IT_IS_SEEN("Marks", "seen") {
    @Override
    @Nullable Object instead(MethodInvocation call) throws Throwable {
      var row = (InstanceRow) call.getArguments()[0];
      call.getArguments()[2] = null;
      call.getArguments()[3] = row.seen().observedAt();
      return call.proceed();
    }
  },

  /** Where the answer of a host is lost, it is made once more on another host. */
  MADE_ELSEWHERE_WHEN_THE_ANSWER_IS_LOST("Endings", "unseen") {
    @Override
    @Nullable Object instead(MethodInvocation call) throws Throwable {
      var row = (InstanceRow) call.getArguments()[0];
      var result = call.proceed();
      if (!row.isProvisioned() && row.desired() != Desired.ABSENT) {
        leave(call);
      }
      return result;
    }
  },

  /** A worker that slept too long does not ask whether its claim still stands. */
  A_SLEEPER_KEEPS_ITS_CLAIM("Claims", "stands") {
    @Override
    Object instead(MethodInvocation call) {
      return true;
    }
  },

  /** Counters are taken for what was consumed since they were read last. */
  COUNTERS_ARE_ADDED_UP("Counters", "locked") {
    @Override
    Object instead(MethodInvocation call) throws Throwable {
      var forgotten = new HashMap<String, Reading>();
      for (var each : ((Map<?, ?>) Objects.requireNonNull(call.proceed())).values()) {
        var last = (Reading) each;
        forgotten.put(
            last.instanceId(),
            new Reading(last.instanceId(), "forgotten", last.takenMillis(), last.values()));
      }
      return forgotten;
    }
  },

  /** A host that does not answer is taken for one that holds nothing. */
  UNKNOWN_IS_TAKEN_FOR_ABSENT("DriverGateway", "ask") {
    @Override
    @Nullable Object instead(MethodInvocation call) throws Throwable {
      try {
        return call.proceed();
      } catch (HostUnreachable unknown) {
        if (call.getArguments()[1] == Verb.INSPECT) {
          return new Observation.Absent();
        }
        throw unknown;
      }
    }
  };

  private final String bean;

  private final String method;

  Sabotage(String bean, String method) {
    this.bean = bean;
    this.method = method;
  }

  abstract @Nullable Object instead(MethodInvocation call) throws Throwable;

  static boolean concerns(Class<?> type) {
    return Arrays.stream(values()).anyMatch(each -> each.bean.equals(type.getSimpleName()));
  }

  boolean concerns(Class<?> type, String methodName) {
    return bean.equals(type.getSimpleName()) && method.equals(methodName);
  }

  private static void leave(MethodInvocation call) throws ReflectiveOperationException {
    var endings = call.getThis();
    var placer = endings.getClass().getDeclaredField("placer");
    placer.setAccessible(true);
    invoke(placer.get(endings), "leave", call.getArguments()[0]);
  }

  private static @Nullable Object invoke(Object target, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (var method : target.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        method.setAccessible(true);
        return method.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }
}
