-- What a department, with everything below it, means to spend in a month. Without an amount there is
-- no budget; the row stays, so that whoever changes it can say which version of it they saw.
create table budget (
    department_id varchar(40)   not null primary key references department (id) on delete cascade,
    amount        numeric(18, 6) check (amount > 0),
    thresholds    varchar(200)  not null,
    when_exceeded varchar(8)    not null check (when_exceeded in ('WARN', 'REFUSE')),
    version       bigint        not null
);
