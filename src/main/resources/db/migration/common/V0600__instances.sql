-- What is wished, what was seen, and who is working on it stand in separate columns; the phase is computed from them.
create table instance (
    id                  varchar(24)              primary key,
    name                varchar(63)              not null,
    kind                varchar(16)              not null,
    department_id       varchar(24)              not null,
    owner_id            varchar(24)              not null,
    environment         varchar(16)              not null,
    image_id            varchar(24)              not null,
    offering_id         varchar(24)              not null,
    vcpus               integer                  not null,
    memory_mib          integer                  not null,
    disk_gib            integer                  not null,
    labels              varchar(4000)            not null,
    is_protected        boolean                  not null,
    secrets             varchar(60000),
    wait_for_capacity   boolean                  not null,
    desired             varchar(16)              not null,
    generation          bigint                   not null,
    observed_generation bigint                   not null,
    provisioned         boolean                  not null,
    power               varchar(16),
    host_id             varchar(24),
    addresses           varchar(1000)            not null,
    conditions          varchar(4000)            not null,
    phase               varchar(16)              not null,
    fault_code          varchar(64),
    fault_sentence      varchar(1000),
    billable            varchar(16)              not null,
    billable_since      timestamp with time zone not null,
    billable_sequence   bigint                   not null,
    created_at          timestamp with time zone not null,
    started_at          timestamp with time zone,
    observed_at         timestamp with time zone,
    deleted_at          timestamp with time zone,
    -- 1 while the name is taken, null afterwards: neither database counts nulls as equal.
    name_taken          integer,
    due_at              timestamp with time zone,
    attempts            integer                  not null,
    claim_epoch         bigint                   not null,
    claimed_until       timestamp with time zone,
    version             bigint                   not null,
    constraint instance_name_once unique (department_id, name, name_taken)
);
create index instance_by_age on instance (created_at, id);
create index instance_of_department on instance (department_id, created_at, id);
create index instance_due on instance (due_at);
create index instance_on_host on instance (host_id);

create table operation (
    id             varchar(24)              primary key,
    instance_id    varchar(24)              not null references instance (id),
    department_id  varchar(24)              not null,
    type           varchar(16)              not null,
    status         varchar(16)              not null,
    steps          varchar(4000)            not null,
    error_code     varchar(64),
    error_sentence varchar(1000),
    actor          varchar(64)              not null,
    created_at     timestamp with time zone not null,
    started_at     timestamp with time zone,
    finished_at    timestamp with time zone,
    deadline       timestamp with time zone not null,
    -- 1 while it is open, null once it has ended: at most one open operation per instance.
    is_open        integer,
    version        bigint                   not null,
    constraint operation_open_once unique (instance_id, is_open)
);
create index operation_by_age on operation (department_id, created_at, id);
create index operation_of_instance on operation (instance_id, created_at);

-- When each host was last seen whole: everything that ran on it then is proven to have run until then.
create table host_sweep (
    host_id      varchar(24)              primary key,
    confirmed_at timestamp with time zone,
    lost         boolean                  not null
);
