package io.atrium.lanes;

import java.util.Optional;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out the tests of a lane that cannot run here. The build names every such lane with the
 * reason, and fails where lanes are required.
 */
public final class LaneFilter implements PostDiscoveryFilter {

  @Override
  public FilterResult apply(TestDescriptor test) {
    return Lane.among(test.getTags())
        .map(Lane::missing)
        .flatMap(Optional::stream)
        .findFirst()
        .map(FilterResult::excluded)
        .orElseGet(() -> FilterResult.included("its lane runs"));
  }
}
