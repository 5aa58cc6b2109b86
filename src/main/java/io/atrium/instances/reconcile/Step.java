package io.atrium.instances.reconcile;

import io.atrium.instances.Desired;
import io.atrium.instances.Errand;
import java.time.Duration;

/** The next thing to do about one instance. Exactly one is done between two looks. */
public sealed interface Step {

  /** Nothing: what is wished is so. */
  record Settled() implements Step {}

  /** The host is at work; look again soon. */
  record Await() implements Step {}

  record Create() implements Step {}

  record Start() implements Step {}

  record Stop(Duration grace) implements Step {}

  record Reboot(Duration grace) implements Step {}

  /** What was asked for beside its power. */
  record Perform(Errand errand) implements Step {}

  record Delete() implements Step {}

  /** It changed without the portal being asked, and the portal does not fight: the wish follows. */
  record Accept(Desired desired) implements Step {}

  /** A person must look. */
  record Park(String code, String sentence) implements Step {}
}
