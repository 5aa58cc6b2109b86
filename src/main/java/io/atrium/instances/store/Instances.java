package io.atrium.instances.store;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All instances, those that are gone included. */
public interface Instances
    extends JpaRepository<InstanceRow, String>, JpaSpecificationExecutor<InstanceRow> {

  /** The row, locked until the transaction ends: whoever changes an instance holds this first. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from InstanceRow i where i.id = :id")
  Optional<InstanceRow> lock(String id);

  /** What is ordered and shall run, but is not made yet. */
  @Query(
      """
      select i from InstanceRow i
      where i.ordered.departmentId in :departmentIds
        and i.phase in (io.atrium.instances.Phase.REQUESTED, io.atrium.instances.Phase.PROVISIONING)
        and i.desired = io.atrium.instances.Desired.RUNNING
      """)
  List<InstanceRow> comingUp(Collection<String> departmentIds);

  /** Whether the department has a machine, not deleted, of one of these names. */
  @Query(
      """
      select count(i) > 0 from InstanceRow i
      where i.ordered.departmentId = :departmentId and i.name in :names and i.nameTaken is not null
      """)
  boolean anyCalled(String departmentId, Collection<String> names);
}
