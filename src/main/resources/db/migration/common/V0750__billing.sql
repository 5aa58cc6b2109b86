-- Prices, in versions that are never edited. A version holds until the next begins.
create table price_version (
    id                    varchar(40)  not null primary key,
    effective_from_second bigint       not null unique,
    label                 varchar(120) not null,
    made_by               varchar(40)  not null,
    made_at               timestamp with time zone not null
);

-- A price for one unit of a meter for one hour. Null means: whatever it is.
create table price (
    version_id  varchar(40)     not null references price_version (id),
    n           integer         not null,
    meter       varchar(16)     not null,
    environment varchar(16),
    kind        varchar(16),
    offering_id varchar(40),
    per_hour    numeric(24, 12) not null check (per_hour >= 0),
    primary key (version_id, n)
);

-- Issued bills with everything that is printed on them; the bill of the running month is never stored.
create table bill (
    id              varchar(40)    not null primary key,
    department_id   varchar(40)    not null,
    department_code varchar(64)    not null,
    department_name varchar(255)   not null,
    period          char(7)        not null,
    revision        integer        not null,
    from_second     bigint         not null,
    to_second       bigint         not null,
    currency        char(3)        not null,
    total           numeric(24, 6) not null,
    ledger_head     varchar(80)    not null,
    unproven        boolean        not null,
    issued_at       timestamp with time zone not null,
    constraint bill_once unique (department_id, period, revision)
);

create table bill_line (
    bill_id          varchar(40)     not null references bill (id),
    n                integer         not null,
    meter            varchar(16)     not null,
    environment      varchar(16)     not null,
    kind             varchar(16)     not null,
    price_version_id varchar(40)     not null references price_version (id),
    unit_price       numeric(24, 12) not null,
    quantity         numeric(38, 0)  not null,
    amount           numeric(24, 6)  not null,
    instances        bigint          not null,
    primary key (bill_id, n)
);

-- The intervals a line rests on, copied when the bill is issued: it explains itself for ever.
create table bill_evidence (
    bill_id     varchar(40)  not null,
    n           integer      not null,
    position    integer      not null,
    instance_id varchar(40)  not null,
    name        varchar(255) not null,
    from_second bigint       not null,
    to_second   bigint       not null,
    quantity    bigint       not null,
    primary key (bill_id, n, position),
    foreign key (bill_id, n) references bill_line (bill_id, n)
);

-- The book. Every amount is written twice, once for who owes and once for what is earned; every row
-- names the one before it in its department and is sealed by a hash over it.
create table ledger_entry (
    department_id varchar(40)    not null,
    position      bigint         not null,
    after         bigint,
    bill_id       varchar(40)    not null references bill (id),
    line          integer        not null,
    kind          varchar(16)    not null check (kind in ('CHARGE', 'REVERSAL')),
    account       varchar(64)    not null,
    amount        numeric(24, 6) not null,
    currency      char(3)        not null,
    evidence      char(64)       not null,
    previous_hash char(64)       not null,
    hash          char(64)       not null,
    primary key (department_id, position),
    constraint ledger_entry_once unique (bill_id, line, kind, account),
    constraint ledger_entry_follows foreign key (department_id, after)
        references ledger_entry (department_id, position)
);

-- Past months of departments that a late fact may have changed: the closing looks at them again.
create table bill_recheck (
    id            bigint generated always as identity primary key,
    department_id varchar(40) not null,
    period        char(7)     not null
);
