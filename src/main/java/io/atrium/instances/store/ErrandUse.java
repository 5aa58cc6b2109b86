package io.atrium.instances.store;

import io.atrium.instances.Errand;
import io.atrium.kernel.Size;
import io.atrium.quota.Amounts;
import io.atrium.quota.QuotaSubjects;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What counts against quota beside the machines themselves: what is kept of their disks, and what
 * those need more that are being given another size.
 */
@Repository
@Transactional(readOnly = true)
class ErrandUse implements QuotaSubjects {

  private final JdbcClient jdbc;

  private final Texts.Errands errands = new Texts.Errands();

  ErrandUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Holder, Amounts> countByDepartmentAndPerson() {
    var counted = new HashMap<Holder, Amounts>();
    countSnapshots(counted);
    countGrowth(counted);
    return counted;
  }

  private void countSnapshots(Map<Holder, Amounts> counted) {
    jdbc.sql(
            """
            select department_id, owner_id, count(*) as kept from snapshot
            where state <> 'DELETED' group by department_id, owner_id\
            """)
        .query((row, _) ->
            Map.entry(
                new Holder(row.getString("department_id"), row.getString("owner_id")),
                new Amounts(0, 0, 0, 0, 0, row.getLong("kept"))))
        .list()
        .forEach(each -> counted.merge(each.getKey(), each.getValue(), Amounts::plus));
  }

  private void countGrowth(Map<Holder, Amounts> counted) {
    jdbc.sql(
            """
            select i.department_id, i.owner_id, i.vcpus, i.memory_mib, i.disk_gib, o.errand
            from operation o join instance i on i.id = o.instance_id
            where o.is_open = 1 and o.type = 'RESIZE'\
            """)
        .query((row, _) ->
            Map.entry(
                new Holder(row.getString("department_id"), row.getString("owner_id")),
                growth(
                    new Size(row.getInt("vcpus"), row.getInt("memory_mib"), row.getInt("disk_gib")),
                    errands.convertToEntityAttribute(row.getString("errand")))))
        .list()
        .forEach(each -> counted.merge(each.getKey(), each.getValue(), Amounts::plus));
  }

  private static Amounts growth(Size now, @Nullable Errand errand) {
    return errand instanceof Errand.Resize(_, var next, _)
        ? new Amounts(
            0,
            Math.max(0, next.vcpus() - now.vcpus()),
            Math.max(0, next.memoryMib() - now.memoryMib()),
            Math.max(0, next.diskGib() - now.diskGib()),
            0,
            0)
        : Amounts.NONE;
  }
}
