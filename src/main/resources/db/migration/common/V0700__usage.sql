-- What was told about the use of instances, in the order of its sequence. Never changed.
-- Times are whole seconds since 1970 (UTC): differences are exact, and no zone can disturb them.
create table usage_fact (
    instance_id     varchar(40)  not null,
    sequence        bigint       not null,
    department_id   varchar(40)  not null,
    owner_id        varchar(40)  not null,
    name            varchar(255) not null,
    kind            varchar(16)  not null,
    environment     varchar(16)  not null,
    offering_id     varchar(40)  not null,
    vcpus           integer      not null,
    memory_mib      integer      not null,
    disk_gib        integer      not null,
    host_id         varchar(40),
    billable        varchar(8)   not null check (billable in ('NOTHING', 'STORAGE', 'FULL')),
    at_second       bigint       not null,
    observed_second bigint       not null,
    gap             boolean      not null,
    primary key (instance_id, sequence)
);

-- Cut from the facts: how much of a meter was used from one second to another (half-open).
-- An open interval ends at the end of time, and its marker lets the database refuse a second one.
-- COUNTED is use; UNKNOWN is a gap that nobody can prove. A late fact makes a new revision, and what
-- it replaces stays for whoever asks.
create table usage_interval (
    instance_id    varchar(40)  not null,
    meter          varchar(16)  not null,
    sequence       bigint       not null,
    from_second    bigint       not null,
    revision       integer      not null,
    state          varchar(8)   not null check (state in ('COUNTED', 'UNKNOWN')),
    replaced       boolean      not null,
    to_second      bigint       not null,
    open_marker    boolean,
    quantity       bigint       not null check (quantity > 0),
    department_id  varchar(40)  not null,
    owner_id       varchar(40)  not null,
    name           varchar(255) not null,
    kind           varchar(16)  not null,
    environment    varchar(16)  not null,
    offering_id    varchar(40)  not null,
    host_id        varchar(40),
    doubted_second bigint,
    changed_second bigint       not null,
    primary key (instance_id, meter, sequence, from_second, revision, state),
    constraint usage_interval_one_open unique (instance_id, meter, open_marker),
    constraint usage_interval_never_negative check (to_second >= from_second)
);

create index usage_interval_department on usage_interval (department_id, to_second);
create index usage_interval_host on usage_interval (host_id, open_marker);

-- Until when everything that a host runs is proven; one row for each host.
create table host_proof (
    host_id          varchar(40) not null primary key,
    confirmed_second bigint      not null,
    unseen           boolean     not null
);
