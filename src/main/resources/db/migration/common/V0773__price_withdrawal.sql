-- How many versions that would have begun at the same second were withdrawn before this was set.
alter table price_version add column attempt integer default 0 not null;
alter table price_version add column after_attempt integer;
alter table price_version add constraint price_version_once unique (effective_from_second, attempt);
alter table price_version add constraint price_version_after check (
    (attempt = 0 and after_attempt is null)
    or (attempt > 0 and after_attempt is not null and after_attempt = attempt - 1));

-- Prices that were withdrawn before they began, and so never held.
create table price_withdrawal (
    version_id            varchar(40)              not null primary key references price_version (id),
    effective_from_second bigint                   not null,
    attempt               integer                  not null,
    withdrawn_by          varchar(40)              not null,
    withdrawn_at          timestamp with time zone not null,
    constraint price_withdrawal_once unique (effective_from_second, attempt),
    foreign key (effective_from_second, attempt) references price_version (effective_from_second, attempt)
);

-- Whatever begins at the second of an earlier attempt needs its withdrawal: no two ever hold at once.
alter table price_version add constraint price_version_again
    foreign key (effective_from_second, after_attempt)
    references price_withdrawal (effective_from_second, attempt);
