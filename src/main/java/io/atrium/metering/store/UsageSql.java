package io.atrium.metering.store;

import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The one place that says what of an interval is proven, as SQL for both databases. */
final class UsageSql {

  /**
   * Where the charge of an interval ends: an open one ends where its proof does. What is on no host
   * lies in the portal's own store, where it is seen at any time: it is proven until {@code :now}.
   */
  static final String PROVEN =
      """
      case when u.open_marker = true
        then greatest(u.from_second, coalesce(u.doubted_second, p.confirmed_second,
          case when u.host_id is null then cast(:now as bigint) end, u.from_second))
        else u.to_second end\
      """;

  /** Where an interval ends if it goes on: an open one far ahead. */
  static final String LASTING = "u.to_second";

  /** Whether the rest of an open interval is in doubt, and not merely between two sweeps. */
  static final String UNPROVEN =
      """
      (u.open_marker = true and (u.doubted_second is not null or p.unseen = true))\
      """;

  static final String FROM =
      """
      from usage_interval u left join host_proof p on p.host_id = u.host_id
      """;

  /** Leaves out what a later revision replaced. */
  static final String VALID = " and u.replaced = false ";

  private UsageSql() {}

  /** A condition for the filter; its parameters are called departments and instances. */
  static String where(UsageFilter filter) {
    return "1 = 1"
        + (filter.departmentIds() == null ? "" : " and u.department_id in (:departments)")
        + (filter.instanceIds() == null ? "" : " and u.instance_id in (:instances)");
  }

  /** A statement with the parameters of {@link #where}. */
  static StatementSpec filtered(JdbcClient jdbc, String sql, UsageFilter filter) {
    var statement = jdbc.sql(sql);
    if (filter.departmentIds() != null) {
      statement = statement.param("departments", filter.departmentIds());
    }
    if (filter.instanceIds() != null) {
      statement = statement.param("instances", filter.instanceIds());
    }
    return statement;
  }

  /**
   * The spans as a table {@code s (n, since, until)}. They are numbers, so nothing can be injected.
   */
  static String spans(List<Span> spans) {
    return IntStream.range(0, spans.size())
        .mapToObj(n -> row(n, spans.get(n)))
        .collect(Collectors.joining(", ", "(values ", ") as s (n, since, until)"));
  }

  private static String row(int n, Span span) {
    return "(%d, cast(%d as bigint), cast(%d as bigint))".formatted(n, span.from(), span.to());
  }
}
