-- One row: the zone in which months begin and the currency of all prices, as they were when the
-- portal first started. Once money was made with them they stay.
create table institution_setting (
    id       integer     not null primary key check (id = 1),
    zone     varchar(64) not null,
    currency varchar(3)  not null
);
