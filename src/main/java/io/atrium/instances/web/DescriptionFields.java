package io.atrium.instances.web;

import io.atrium.instances.Description;
import io.atrium.instances.Instance;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form that renames, labels and protects.
 *
 * @param labels one label a line, as {@code name=value}
 * @param guard present when the instance is to be protected from deletion
 * @param seen the entity tag of what the form shows, so that it is not saved over another change
 */
record DescriptionFields(
    @Nullable String name, @Nullable String labels, @Nullable String guard, @Nullable String seen) {

  static DescriptionFields of(Instance instance) {
    var lines =
        new TreeMap<>(instance.labels())
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("\n"));
    var guard = instance.isProtected() ? "on" : null;
    return new DescriptionFields(instance.name(), lines, guard, Description.tag(instance));
  }

  Description description() {
    return new Description(
        Objects.requireNonNullElse(name, "").strip(), Lines.pairs(labels, "labels"), guard != null);
  }
}
