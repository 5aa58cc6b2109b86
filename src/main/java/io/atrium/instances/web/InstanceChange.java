package io.atrium.instances.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.instances.Description;
import io.atrium.instances.Desired;
import io.atrium.instances.Instance;
import io.atrium.kernel.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be changed of an instance. An absent field stays as it is. */
record InstanceChange(
    @Nullable String name,
    @Nullable Map<String, String> labels,
    @Nullable @JsonProperty("protected") Boolean isProtected,
    @Nullable String offeringId,
    @Nullable Desired desired) {

  /** One wish at a time: each is an operation of its own. */
  void refuseTwoWishes(boolean resizes, boolean switches) {
    new Faults()
        .unless(
            !resizes || !switches,
            "desired",
            "cannot change together with offeringId: ask for one after the other")
        .refuse();
  }

  /** What is to be its offering, where that is another than it has. */
  @Nullable String newOffering(Instance present) {
    return present.offeringId().equals(offeringId) ? null : offeringId;
  }

  Description description() {
    return new Description(name, labels, isProtected);
  }
}
