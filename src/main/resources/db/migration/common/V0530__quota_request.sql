-- Who wants more, why, and what became of it. What is decided is never changed.
create table quota_request (
    id            varchar(40)              not null primary key,
    kind          varchar(16)              not null check (kind = 'QUOTA'),
    department_id varchar(40)              not null,
    person_id     varchar(40),
    asker_id      varchar(40)              not null,
    reason        varchar(500)             not null,
    from_at       timestamp with time zone,
    to_at         timestamp with time zone,
    asked_at      timestamp with time zone not null,
    state         varchar(16)              not null check (state in ('OPEN', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    decided_by    varchar(40),
    decided_at    timestamp with time zone,
    remark        varchar(500)
);
create index quota_request_state on quota_request (state, asked_at);

create table quota_request_amount (
    request_id varchar(40) not null references quota_request (id),
    meter      varchar(16) not null,
    wished     bigint      not null check (wished >= 0),
    granted    bigint,
    primary key (request_id, meter)
);
