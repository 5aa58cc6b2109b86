package io.atrium.instances.store;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/** All snapshots, those that are gone included. */
public interface Snapshots
    extends JpaRepository<SnapshotRow, String>, JpaSpecificationExecutor<SnapshotRow> {

  /** Those of an instance that are there or on their way, the newest first. */
  @Query(
      """
      select s from SnapshotRow s
      where s.instanceId = :instanceId and s.state <> io.atrium.instances.Snapshot.State.DELETED
      order by s.createdAt desc, s.id desc
      """)
  List<SnapshotRow> of(String instanceId);

  /** How many were ever taken of an instance. */
  long countByInstanceId(String instanceId);
}
