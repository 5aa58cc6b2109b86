-- What the last round of the auditor found wrong, and since when: each is told once, not every round.
create table quota_difference (
    scope_id varchar(96)              not null,
    meter    varchar(16)              not null,
    booked   bigint                   not null,
    counted  bigint                   not null,
    since    timestamp with time zone not null,
    primary key (scope_id, meter)
);

-- One row: when it was counted last, and since when every count found nothing wrong.
create table quota_round (
    id          integer not null primary key,
    counted_at  timestamp with time zone,
    clear_since timestamp with time zone
);
insert into quota_round values (1, null, null);
