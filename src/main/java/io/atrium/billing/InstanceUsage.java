package io.atrium.billing;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.InstanceQueries;
import io.atrium.metering.UsageInterval;
import io.atrium.metering.UsageQueries;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The recorded use of one instance, for everybody who may see it, even when it is long gone. */
@Service
public class InstanceUsage {

  private final UsageQueries usage;

  private final InstanceQueries instances;

  InstanceUsage(UsageQueries usage, InstanceQueries instances) {
    this.usage = usage;
    this.instances = instances;
  }

  /** Every interval, the earliest first, with gaps and with what late facts replaced. */
  @Transactional(readOnly = true)
  public List<UsageInterval> intervals(Actor actor, String instanceId) {
    var department = usage.departmentOf(instanceId);
    if (department.isPresent()) {
      actor.require(Permission.VIEW, department.get(), "instance");
    } else {
      instances.instance(actor, instanceId);
    }
    return usage.history(instanceId);
  }
}
