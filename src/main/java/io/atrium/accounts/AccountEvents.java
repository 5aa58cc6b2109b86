package io.atrium.accounts;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells that something in this room changed, inside the transaction of the change. */
@Component
class AccountEvents {

  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  AccountEvents(ApplicationEventPublisher publisher, Clock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  void tell(
      Actor actor,
      @Nullable String departmentId,
      String subjectId,
      String action,
      Map<String, String> details) {
    publisher.publishEvent(
        new AccountChanged(
            actor.personId(), departmentId, subjectId, action, details, clock.instant()));
  }
}
