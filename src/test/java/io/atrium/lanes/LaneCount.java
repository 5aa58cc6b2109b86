package io.atrium.lanes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests that each lane really ran, for the line that the build prints about it. */
public final class LaneCount implements TestExecutionListener {

  private final Map<Lane, Integer> ran = new ConcurrentHashMap<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      Lane.among(test.getTags()).forEach(lane -> ran.merge(lane, 1, Integer::sum));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    ran.forEach(LaneCount::write);
  }

  private static void write(Lane lane, int tests) {
    try {
      Files.writeString(Path.of(Lane.told("folder"), lane + ".ran"), tests + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
