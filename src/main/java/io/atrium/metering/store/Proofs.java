package io.atrium.metering.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Until when the use of each host is proven: one row for each host, however much it runs. */
@Repository
public class Proofs {

  private static final String DOUBT =
      """
      update usage_interval
      set doubted_second = case when from_second > ? then from_second else ? end
      where instance_id = ? and meter in ('vcpu', 'memory', 'address') and open_marker = true\
      """;

  private static final String TRUST =
      """
      update usage_interval set doubted_second = null
      where instance_id = ? and doubted_second is not null and open_marker = true\
      """;

  private final JdbcTemplate jdbc;

  Proofs(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Long> confirmed(String hostId) {
    return jdbc
        .queryForList(
            "select confirmed_second from host_proof where host_id = ?", Long.class, hostId)
        .stream()
        .findFirst();
  }

  /** What the host runs is proven until then. Proof is never taken back by a clock. */
  public void confirm(String hostId, long at) {
    var known =
        jdbc.update(
            """
            update host_proof
            set confirmed_second = case when confirmed_second > ? then confirmed_second else ? end,
                unseen = false
            where host_id = ?\
            """,
            at,
            at,
            hostId);
    if (known == 0) {
      jdbc.update("insert into host_proof values (?, ?, false)", hostId, at);
    }
  }

  public void unseen(String hostId) {
    jdbc.update("update host_proof set unseen = true where host_id = ?", hostId);
  }

  /** What is counted as running on the host at present. */
  public List<Running> running(String hostId) {
    return jdbc.query(
        """
        select instance_id, from_second, doubted_second is not null as doubted
        from usage_interval where host_id = ? and open_marker = true and meter = 'vcpu'\
        """,
        (row, _) ->
            new Running(
                row.getString("instance_id"),
                row.getLong("from_second"),
                row.getBoolean("doubted")),
        hostId);
  }

  /** From then on nothing of these is proven any more. */
  public void doubt(Collection<String> instanceIds, long since) {
    jdbc.batchUpdate(
        DOUBT, instanceIds.stream().map(each -> new Object[] {since, since, each}).toList());
  }

  /** They were seen running all the time. */
  public void trust(Collection<String> instanceIds) {
    jdbc.batchUpdate(TRUST, instanceIds.stream().map(each -> new Object[] {each}).toList());
  }

  /** One instance that is counted as running. */
  public record Running(String instanceId, long from, boolean doubted) {}
}
