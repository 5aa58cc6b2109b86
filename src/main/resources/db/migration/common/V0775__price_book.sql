-- One row: how often the price book was changed. Whoever changes it waits here for who does already.
create table price_book (
    id      integer not null primary key check (id = 1),
    changes bigint  not null
);
insert into price_book values (1, 0);
