-- One row: when the ledger was verified last, what was wrong with it then, and since when it is so.
create table ledger_check (
    id            integer not null primary key check (id = 1),
    checked_at    timestamp with time zone,
    since         timestamp with time zone,
    department_id varchar(40),
    fault         varchar(500)
);
insert into ledger_check values (1, null, null, null, null);
