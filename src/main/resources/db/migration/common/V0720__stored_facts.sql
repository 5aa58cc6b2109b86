-- Facts about what is stored for itself (images, snapshots, volumes, archives): so many MiB of one
-- meter. A fact is about a machine or about something stored, never about both.
alter table usage_fact add column stored_as varchar(16);
alter table usage_fact add column stored_mib bigint;
alter table usage_fact alter column vcpus drop not null;
alter table usage_fact alter column memory_mib drop not null;
alter table usage_fact alter column disk_gib drop not null;
alter table usage_fact alter column billable drop not null;
alter table usage_fact add constraint usage_fact_one_kind check (
    (stored_as is null and stored_mib is null and vcpus is not null and memory_mib is not null
        and disk_gib is not null and billable is not null)
    or (stored_as is not null and stored_mib >= 0 and vcpus is null and memory_mib is null
        and disk_gib is null and billable is null));
