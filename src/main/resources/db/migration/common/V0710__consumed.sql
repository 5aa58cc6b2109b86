-- The last that was read of the counters of each instance. Null where its host cannot tell.
create table usage_reading (
    instance_id   varchar(40)  not null primary key,
    epoch         varchar(120) not null,
    taken_millis  bigint       not null,
    cpu_time      bigint,
    network_in    bigint,
    network_out   bigint,
    block_read    bigint,
    block_written bigint
);

-- What was consumed, in the hour in which it was read: one row for each instance and whoever paid
-- for it then. Null where nothing is known; an hour in which nothing was consumed has no row.
create table usage_consumed (
    instance_id   varchar(40)  not null,
    from_second   bigint       not null,
    department_id varchar(40)  not null,
    owner_id      varchar(40)  not null,
    environment   varchar(16)  not null,
    offering_id   varchar(40)  not null,
    host_id       varchar(40)  not null,
    kind          varchar(16)  not null,
    name          varchar(255) not null,
    to_second     bigint       not null,
    cpu_time      bigint,
    network_in    bigint,
    network_out   bigint,
    block_read    bigint,
    block_written bigint,
    primary key (instance_id, from_second, department_id, owner_id, environment, offering_id, host_id),
    constraint usage_consumed_never_negative check (
        coalesce(cpu_time, 0) >= 0 and coalesce(network_in, 0) >= 0 and coalesce(network_out, 0) >= 0
        and coalesce(block_read, 0) >= 0 and coalesce(block_written, 0) >= 0)
);

create index usage_consumed_department on usage_consumed (department_id, from_second);
