package io.atrium.instances.web;

import io.atrium.instances.Instance;
import io.atrium.kernel.web.ETags;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What programs are answered whose wish takes time: where they can follow it. */
@Component
class Answers {

  private final InstanceBodies bodies;

  Answers(InstanceBodies bodies) {
    this.bodies = bodies;
  }

  /** The instance, with the operation to wait for where there is one. */
  ResponseEntity<InstanceBody> accepted(Instance instance) {
    return underWay(instance).body(bodies.of(instance));
  }

  /** The same with another body. */
  static ResponseEntity.BodyBuilder underWay(Instance instance) {
    var operation = instance.operation();
    var answer =
        operation == null
            ? ResponseEntity.ok()
            : ResponseEntity.accepted()
                .location(URI.create("/api/v1/operations/" + operation.id()));
    return answer.eTag(ETags.of(instance.version()));
  }
}
