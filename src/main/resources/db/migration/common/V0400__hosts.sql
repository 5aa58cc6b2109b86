-- The machines we run on: what their operator set.
create table host (
    id         varchar(40)  not null primary key,
    name       varchar(100) not null constraint host_name_once unique,
    driver     varchar(32)  not null,
    uri        varchar(500) not null,
    simulated  boolean      not null,
    state      varchar(16)  not null,
    overcommit numeric(6, 2) not null,
    created_at timestamp with time zone not null,
    version    bigint       not null,
    constraint host_place_once unique (driver, uri),
    constraint host_state check (state in ('ACTIVE', 'DRAINING')),
    constraint host_overcommit check (overcommit >= 1 and overcommit <= 100)
);

-- What was last seen of a host. Apart from the settings, so that looking never collides with a person.
create table host_sight (
    host_id             varchar(40)   not null primary key references host (id) on delete cascade,
    health              varchar(16)   not null,
    sentence            varchar(500)  not null,
    capacity_vcpus      integer,
    capacity_memory_mib integer,
    capacity_disk_gib   integer,
    attributes          varchar(4000) not null,
    foreign_count       integer       not null,
    last_seen_at        timestamp with time zone,
    constraint host_sight_health check (health in ('UNKNOWN', 'UNDETECTED', 'UNHEALTHY', 'HEALTHY'))
);

-- What may be claimed on a host, and what is. The sum of its claims, kept beside the limit so that one
-- conditional update decides a claim.
create table host_room (
    host_id            varchar(40) not null primary key references host (id) on delete cascade,
    limit_vcpus        bigint      not null,
    limit_memory_mib   bigint      not null,
    limit_disk_gib     bigint      not null,
    claimed_vcpus      bigint      not null,
    claimed_memory_mib bigint      not null,
    claimed_disk_gib   bigint      not null,
    constraint host_room_not_negative
        check (claimed_vcpus >= 0 and claimed_memory_mib >= 0 and claimed_disk_gib >= 0)
);

-- One row per instance that holds capacity. A host with claims cannot be removed.
create table host_claim (
    instance_id varchar(40) not null primary key,
    host_id     varchar(40) not null references host (id),
    vcpus       bigint      not null,
    memory_mib  bigint      not null,
    disk_gib    bigint      not null
);

create index host_claim_by_host on host_claim (host_id);

-- Places where discovery has registered a host once: what an operator removed is not brought back.
create table host_found (
    driver   varchar(32)  not null,
    uri      varchar(500) not null,
    found_at timestamp with time zone not null,
    constraint host_found_once primary key (driver, uri)
);

-- The owner tag that this portal puts on everything it makes on hosts. Made once.
create table portal_identity (
    one        integer     not null primary key,
    portal_id  varchar(40) not null,
    constraint portal_identity_is_one check (one = 1)
);
