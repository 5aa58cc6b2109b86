package io.atrium.instances.web;

import io.atrium.instances.Condition;
import io.atrium.instances.Instance;
import io.atrium.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance on its own page, ready to print.
 *
 * @param line what its row in a list shows
 * @param host where it runs, or null while no host is chosen
 * @param progress how far the operation under way is; empty when nothing is
 * @param worries conditions that a person should know, in words
 * @param seesHosts whether the person may see what single hosts have to do with it
 * @param may the verbs that make sense now and that the person has the right to
 * @param keeps whether its host can keep snapshots of it
 */
record InstanceView(
    InstanceLine line,
    Instance instance,
    String owner,
    String offering,
    @Nullable HostName host,
    Money perHour,
    List<ProgressStep> progress,
    List<Condition> worries,
    boolean seesHosts,
    List<String> may,
    boolean keeps) {

  /** What the page has seen with this. */
  public String seen() {
    return Glimpse.of(instance);
  }

  public boolean may(String verb) {
    return may.contains(verb);
  }

  /** A host as members know it: by name. */
  record HostName(String id, String name, String driver) {}
}
