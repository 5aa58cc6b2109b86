package io.atrium.instances.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/** All operations, open and ended. */
public interface Operations
    extends JpaRepository<OperationRow, String>, JpaSpecificationExecutor<OperationRow> {

  @Query("select o from OperationRow o where o.instanceId = :instanceId and o.isOpen = 1")
  Optional<OperationRow> open(String instanceId);

  @Query("select o from OperationRow o where o.instanceId in :instanceIds and o.isOpen = 1")
  List<OperationRow> open(Collection<String> instanceIds);

  /** Of each of these instances the latest operation, where it failed. */
  @Query(
      """
      select o from OperationRow o
      where o.instanceId in :instanceIds and o.status = io.atrium.instances.OperationStatus.FAILED
      and not exists (
        select newer.id from OperationRow newer
        where newer.instanceId = o.instanceId and newer.createdAt > o.createdAt)
      """)
  List<OperationRow> failedLast(Collection<String> instanceIds);

  List<OperationRow> findTop50ByInstanceIdOrderByCreatedAtDescIdDesc(String instanceId);
}
