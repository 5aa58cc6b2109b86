package io.atrium.quota;

import io.atrium.kernel.Decision;
import io.atrium.kernel.RequestState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded requests. Each is decided at most once, however many try. */
@Repository
class RequestRows {

  private static final String LIST =
      """
      select * from quota_request
      where department_id in (:departments) and (:state = ''
          or :state = case when state = 'OPEN' and to_at <= :now then 'LAPSED' else state end)
        and (asked_at < :at or (asked_at = :at and id < :id))
      order by asked_at desc, id desc fetch first :most rows only\
      """;

  private static final String DECIDE =
      """
      update quota_request set state = ?, decided_by = ?, decided_at = ?, remark = ?
      where id = ? and state = 'OPEN'\
      """;

  private final JdbcClient jdbc;

  RequestRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(QuotaRequest request) {
    jdbc.sql("insert into quota_request values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null)")
        .params(request.id(), request.kind().name(), request.departmentId())
        .param(request.personId())
        .params(request.askerId(), request.reason())
        .param(at(request.from()))
        .param(at(request.to()))
        .param(at(request.askedAt()))
        .param(request.state().name())
        .update();
    for (var meter : QuotaMeter.values()) {
      var wished = request.wished().of(meter);
      if (wished != null) {
        jdbc.sql("insert into quota_request_amount values (?, ?, ?, null)")
            .params(request.id(), meter.word(), wished)
            .update();
      }
    }
  }

  /** Ends it; false when somebody else has already. */
  boolean decide(String id, RequestState state, Decision decision) {
    var ended =
        jdbc.sql(DECIDE)
            .params(state.name(), decision.by())
            .param(at(decision.at()))
            .param(decision.remark())
            .param(id)
            .update();
    return ended == 1;
  }

  void grant(String id, QuotaLimits granted) {
    for (var meter : QuotaMeter.values()) {
      var limit = granted.of(meter);
      if (limit != null) {
        jdbc.sql("update quota_request_amount set granted = ? where request_id = ? and meter = ?")
            .params(limit, id, meter.word())
            .update();
      }
    }
  }

  Optional<QuotaRequest> find(String id) {
    return found(
            jdbc.sql("select * from quota_request where id = ?")
                .param(id)
                .query((row, _) -> row(row))
                .list())
        .stream()
        .findFirst();
  }

  /** The newest first, from behind the given one on. */
  List<QuotaRequest> list(
      Collection<String> departments,
      @Nullable RequestState state,
      Instant now,
      Behind behind,
      int most) {
    if (departments.isEmpty()) {
      return List.of();
    }
    return found(
        jdbc.sql(LIST)
            .param("departments", departments)
            .param("state", state == null ? "" : state.name())
            .param("now", at(now))
            .param("at", at(behind.askedAt()))
            .param("id", behind.id())
            .param("most", most)
            .query((row, _) -> row(row))
            .list());
  }

  private List<QuotaRequest> found(List<QuotaRequest> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var wished = new HashMap<String, Map<QuotaMeter, Long>>();
    var granted = new HashMap<String, Map<QuotaMeter, Long>>();
    jdbc.sql("select * from quota_request_amount where request_id in (:ids)")
        .param("ids", rows.stream().map(QuotaRequest::id).toList())
        .query(row -> {
          var meter = QuotaMeter.of(row.getString("meter"));
          amounts(wished, row).put(meter, row.getLong("wished"));
          var limit = row.getObject("granted", Long.class);
          if (limit != null) {
            amounts(granted, row).put(meter, limit);
          }
        });
    return rows.stream().map(each -> with(each, wished, granted)).toList();
  }

  private static Map<QuotaMeter, Long> amounts(
      Map<String, Map<QuotaMeter, Long>> all, ResultSet row) throws SQLException {
    return all.computeIfAbsent(row.getString("request_id"), _ -> new EnumMap<>(QuotaMeter.class));
  }

  private static QuotaRequest row(ResultSet row) throws SQLException {
    var by = row.getString("decided_by");
    var at = instant(row, "decided_at");
    return new QuotaRequest(
        row.getString("id"),
        RequestKind.valueOf(row.getString("kind")),
        row.getString("department_id"),
        row.getString("person_id"),
        row.getString("asker_id"),
        row.getString("reason"),
        QuotaLimits.NONE,
        instant(row, "from_at"),
        instant(row, "to_at"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        RequestState.valueOf(row.getString("state")),
        by == null || at == null ? null : new Decision(by, at, row.getString("remark")),
        null);
  }

  private static QuotaRequest with(
      QuotaRequest request,
      Map<String, Map<QuotaMeter, Long>> wished,
      Map<String, Map<QuotaMeter, Long>> granted) {
    var limits = granted.get(request.id());
    return new QuotaRequest(
        request.id(),
        request.kind(),
        request.departmentId(),
        request.personId(),
        request.askerId(),
        request.reason(),
        QuotaLimits.of(wished.getOrDefault(request.id(), Map.of())),
        request.from(),
        request.to(),
        request.askedAt(),
        request.state(),
        request.decision(),
        limits == null ? null : QuotaLimits.of(limits));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** Where the next stretch of a list begins. */
  record Behind(Instant askedAt, String id) {

    static final Behind NOTHING = new Behind(Instant.parse("9999-01-01T00:00:00Z"), "");
  }
}
