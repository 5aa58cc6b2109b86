package io.atrium.instances;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;

/** What metering hears. */
class Heard {

  private final List<BillableChanged> changes = new CopyOnWriteArrayList<>();

  @EventListener
  void on(BillableChanged change) {
    changes.add(change);
  }

  void forget() {
    changes.clear();
  }

  List<BillableChanged> changes() {
    return changes;
  }

  List<BillableChanged> of(String id) {
    return changes.stream().filter(change -> change.instanceId().equals(id)).toList();
  }
}
