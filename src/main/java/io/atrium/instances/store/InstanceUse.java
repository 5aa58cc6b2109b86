package io.atrium.instances.store;

import io.atrium.accounts.DepartmentUse;
import io.atrium.catalogue.ImageUse;
import io.atrium.catalogue.OfferingUse;
import io.atrium.quota.Amounts;
import io.atrium.quota.QuotaSubjects;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other rooms want to know of all instances together: what rests on what, and how much there
 * is.
 */
@Repository
@Transactional(readOnly = true)
class InstanceUse implements DepartmentUse, ImageUse, OfferingUse, QuotaSubjects {

  private static final int NAMED = 5;

  private final JdbcClient jdbc;

  InstanceUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its machines, those that wait for room or are being deleted among them. */
  @Override
  public Optional<String> holdings(String departmentId) {
    var names =
        jdbc.sql(
                """
                select name from instance
                where department_id = ? and deleted_at is null order by name\
                """)
            .param(departmentId)
            .query(String.class)
            .list();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    var named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    var more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
    return Optional.of("machines (%s%s)".formatted(named, more));
  }

  @Override
  public boolean inUse(String imageId) {
    return any("select count(*) from instance where image_id = ? and deleted_at is null", imageId);
  }

  @Override
  public boolean everUsed(String offeringId) {
    return any("select count(*) from instance where offering_id = ?", offeringId);
  }

  private boolean any(String sql, String id) {
    return jdbc.sql(sql).param(id).query(Long.class).single() > 0;
  }

  /** What could not be made and was given back holds nothing, although its row is still there. */
  @Override
  public Map<Holder, Amounts> countByDepartmentAndPerson() {
    return jdbc
        .sql(
            """
            select department_id, owner_id, count(*) as instances, sum(vcpus) as vcpus,
                   sum(memory_mib) as memory_mib, sum(disk_gib) as disk_gib
            from instance
            where deleted_at is null
              and phase <> 'ARCHIVED'
              and not (provisioned = false and fault_code is not null and host_id is null)
            group by department_id, owner_id\
            """)
        .query((row, _) ->
            Map.entry(
                new Holder(row.getString("department_id"), row.getString("owner_id")),
                new Amounts(
                    row.getLong("instances"),
                    row.getLong("vcpus"),
                    row.getLong("memory_mib"),
                    row.getLong("disk_gib"),
                    row.getLong("instances"),
                    0)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
