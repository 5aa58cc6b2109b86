-- Prices that were withdrawn before they began. They stay readable, and never held.
create table price_withdrawal (
    version_id   varchar(40)              not null primary key references price_version (id),
    withdrawn_by varchar(40)              not null,
    withdrawn_at timestamp with time zone not null
);

-- How many versions that would have begun at the same second were withdrawn before this was set.
alter table price_version add column attempt integer default 0 not null;
alter table price_version add constraint price_version_once unique (effective_from_second, attempt);
