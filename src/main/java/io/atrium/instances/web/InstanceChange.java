package io.atrium.instances.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.instances.Description;
import io.atrium.instances.Desired;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be changed of an instance. An absent field stays as it is. */
record InstanceChange(
    @Nullable String name,
    @Nullable Map<String, String> labels,
    @Nullable @JsonProperty("protected") Boolean isProtected,
    @Nullable Desired desired) {

  Description description() {
    return new Description(name, labels, isProtected);
  }
}
