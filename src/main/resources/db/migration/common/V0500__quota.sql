-- Limits along the tree. A scope is a department (the root is the institution) or a person in one.
create table quota_scope (
    scope_id      varchar(96) not null primary key,
    department_id varchar(40) not null,
    person_id     varchar(40),
    version       bigint      not null
);

-- Whoever makes scopes holds this row, so that none is made twice.
create table quota_gate (
    id integer not null primary key
);
insert into quota_gate values (1);

-- One row for each scope and meter; without a limit everything is counted and nothing refused.
create table quota (
    scope_id    varchar(96) not null references quota_scope (scope_id),
    meter       varchar(16) not null,
    limit_value bigint check (limit_value >= 0),
    used        bigint      not null check (used >= 0),
    held        bigint      not null check (held >= 0),
    primary key (scope_id, meter)
);

-- What each thing holds or uses, and of which scopes: so it is given back once, to where it came from.
create table quota_hold (
    subject_id    varchar(40)   not null,
    operation_id  varchar(40)   not null,
    department_id varchar(40)   not null,
    person_id     varchar(40)   not null,
    scopes        varchar(4000) not null,
    instances     bigint        not null,
    vcpus         bigint        not null,
    memory_mib    bigint        not null,
    disk_gib      bigint        not null,
    addresses     bigint        not null,
    snapshots     bigint        not null,
    state         varchar(8)    not null check (state in ('HELD', 'USED', 'RELEASED')),
    primary key (subject_id, operation_id)
);
