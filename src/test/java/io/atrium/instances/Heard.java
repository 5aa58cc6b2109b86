package io.atrium.instances;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;

/** What metering and the trail hear. */
class Heard {

  private final List<BillableChanged> changes = new CopyOnWriteArrayList<>();

  private final List<InstanceChanged> told = new CopyOnWriteArrayList<>();

  @EventListener
  void on(BillableChanged change) {
    changes.add(change);
  }

  @EventListener
  void on(InstanceChanged change) {
    told.add(change);
  }

  void forget() {
    changes.clear();
    told.clear();
  }

  List<BillableChanged> changes() {
    return changes;
  }

  /** The sentences about what was done to it outside the portal. */
  List<String> outside(String id) {
    return told.stream()
        .filter(change -> change.subjectId().equals(id))
        .filter(change -> change.action().equals("instance.changed-outside"))
        .map(change -> String.valueOf(change.details().get("sentence")))
        .toList();
  }

  List<BillableChanged> of(String id) {
    return changes.stream().filter(change -> change.instanceId().equals(id)).toList();
  }
}
