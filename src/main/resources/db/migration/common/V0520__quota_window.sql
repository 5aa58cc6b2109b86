-- Another limit from one instant to another: it begins and ends by being read, at its very second.
create table quota_window (
    id          varchar(40)              not null primary key,
    scope_id    varchar(96)              not null references quota_scope (scope_id),
    meter       varchar(16)              not null,
    limit_value bigint                   not null check (limit_value >= 0),
    from_at     timestamp with time zone not null,
    to_at       timestamp with time zone not null,
    reason      varchar(500)             not null,
    check (from_at < to_at)
);
create index quota_window_scope on quota_window (scope_id, meter, from_at);
