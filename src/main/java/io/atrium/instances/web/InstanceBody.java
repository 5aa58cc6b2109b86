package io.atrium.instances.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Fault;
import io.atrium.instances.Phase;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance as programs see it. */
record InstanceBody(
    String id,
    String name,
    Kind kind,
    String departmentId,
    String ownerId,
    Environment environment,
    String imageId,
    String offeringId,
    Size size,
    Desired desired,
    Phase phase,
    List<ConditionBody> conditions,
    @Nullable String hostId,
    @Nullable String driver,
    boolean simulated,
    List<AddressBody> addresses,
    Map<String, String> labels,
    @JsonProperty("protected") boolean isProtected,
    PriceBody price,
    CostBody cost,
    @Nullable Fault fault,
    @Nullable OperationBody operation,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Boolean startExact,
    long generation,
    @Nullable List<String> warnings) {

  /** One thing worth knowing beside the phase. */
  record ConditionBody(String type, boolean status, String reason, String message, Instant since) {

    static ConditionBody of(Condition condition) {
      return new ConditionBody(
          word(condition.type()),
          condition.status(),
          condition.reason(),
          condition.sentence(),
          condition.since());
    }

    private static String word(Condition.Type type) {
      return switch (type) {
        case HOST_REACHABLE -> "HostReachable";
        case WAITING_FOR_CAPACITY -> "WaitingForCapacity";
        case CHANGED_OUTSIDE -> "ChangedOutside";
        case PAUSED -> "Paused";
        case RESIZED -> "Resized";
        case STUCK -> "Stuck";
      };
    }
  }

  /** Where it can be reached. */
  record AddressBody(String ip) {}

  /** What one hour of running costs at the prices of now. */
  record PriceBody(String perHour, String currency) {}

  /** What it has cost since the month began. */
  record CostBody(String monthToDate, String currency) {}
}
