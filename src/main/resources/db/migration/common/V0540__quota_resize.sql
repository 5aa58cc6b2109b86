-- What a thing shall have once its resize is confirmed. What that adds is a hold of the same operation.
create table quota_resize (
    subject_id   varchar(40) not null,
    operation_id varchar(40) not null,
    instances    bigint      not null,
    vcpus        bigint      not null,
    memory_mib   bigint      not null,
    disk_gib     bigint      not null,
    addresses    bigint      not null,
    snapshots    bigint      not null,
    primary key (subject_id, operation_id)
);
