-- What the portal writes to people. A row is made in the transaction of what it tells of, and sent
-- afterwards; for a while it stays, so that it can be seen what was sent and what was given up.
create table mail_outbox (
    id            varchar(40)              not null primary key,
    mail_key      varchar(200)             not null unique,
    person_id     varchar(40)              not null,
    address       varchar(254)             not null,
    subject       varchar(1000)            not null,
    text_body     varchar(100000)          not null,
    html_body     varchar(100000)          not null,
    state         varchar(8)               not null check (state in ('WAITING', 'SENT', 'FAILED')),
    attempts      integer                  not null,
    claimed_until timestamp with time zone,
    claim_epoch   bigint                   not null,
    last_failure  varchar(1000),
    created_at    timestamp with time zone not null,
    due_at        timestamp with time zone not null,
    ended_at      timestamp with time zone
);
create index mail_outbox_due on mail_outbox (state, due_at);
