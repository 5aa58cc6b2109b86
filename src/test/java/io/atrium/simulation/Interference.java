package io.atrium.simulation;

import io.atrium.drivers.simulated.SimulatedDriver;
import io.atrium.simulation.Seams.Seam;
import java.util.Set;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/** Puts the seams, and what can be sabotaged, around the portal's real beans. */
final class Interference implements BeanPostProcessor {

  private static final Set<String> CALLS =
      Set.of("create", "start", "stop", "reboot", "delete", "inspect", "list");

  private static final Set<String> COMMANDS = Set.of("create", "start", "stop", "reboot", "delete");

  private final Seams seams;

  private final Lines lines;

  private final Saboteur saboteur;

  Interference(Seams seams, Lines lines, Saboteur saboteur) {
    this.seams = seams;
    this.lines = lines;
    this.saboteur = saboteur;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return switch (bean) {
      case DataSource real -> new SeamedDataSource(real, seams, lines);
      case SimulatedDriver driver -> around(driver, seamed());
      default -> sabotageable(bean, ClassUtils.getUserClass(bean));
    };
  }

  private Object sabotageable(Object bean, Class<?> type) {
    return Sabotage.concerns(type) ? around(bean, sabotaged(type)) : bean;
  }

  private MethodInterceptor seamed() {
    return call -> {
      if (!CALLS.contains(call.getMethod().getName())) {
        return call.proceed();
      }
      if (COMMANDS.contains(call.getMethod().getName())) {
        seams.command(call.getMethod().getName());
      }
      seams.pass(Seam.BEFORE_CALL);
      var answer = call.proceed();
      seams.pass(Seam.AFTER_CALL);
      return answer;
    };
  }

  private MethodInterceptor sabotaged(Class<?> type) {
    return call -> {
      var active = saboteur.active();
      return active != null && active.concerns(type, call.getMethod().getName())
          ? active.instead(call)
          : call.proceed();
    };
  }

  private static Object around(Object bean, MethodInterceptor advice) {
    var factory = new ProxyFactory(bean);
    factory.setProxyTargetClass(true);
    factory.addAdvice(advice);
    return factory.getProxy();
  }
}
