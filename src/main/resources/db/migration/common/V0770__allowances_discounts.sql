-- What is free of a meter in a month: for one department, or for each that has nothing of its own.
create table price_allowance (
    version_id    varchar(40) not null references price_version (id),
    n             integer     not null,
    meter         varchar(16) not null,
    department_id varchar(40),
    units         bigint      not null check (units > 0),
    primary key (version_id, n)
);

-- What one department gets off every price.
create table price_discount (
    version_id    varchar(40)   not null references price_version (id),
    n             integer       not null,
    department_id varchar(40)   not null,
    percent       numeric(4, 1) not null check (percent > 0 and percent <= 100),
    primary key (version_id, n)
);

-- Lines issued before had neither: their list price is their unit price.
alter table bill_line add column list_price numeric(24, 12);
alter table bill_line add column discount numeric(4, 1) default 0 not null;
alter table bill_line add column free numeric(38, 0) default 0 not null;
