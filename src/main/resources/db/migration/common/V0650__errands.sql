-- What is to be done once to a machine, kept with the operation that asked for it.
alter table operation add column errand varchar(2000);

-- The disks of instances as they were at a moment. A row stays when its snapshot is gone, for bills name it.
create table snapshot (
    id            varchar(24)              primary key,
    instance_id   varchar(24)              not null references instance (id),
    department_id varchar(24)              not null,
    owner_id      varchar(24)              not null,
    name          varchar(63)              not null,
    state         varchar(16)              not null,
    bytes         bigint,
    kept_sequence bigint                   not null,
    created_at    timestamp with time zone not null,
    taken_at      timestamp with time zone,
    deleted_at    timestamp with time zone,
    version       bigint                   not null
);
create index snapshot_of_instance on snapshot (instance_id, created_at);
