-- Requests that were answered already: who repeats one with the same key gets the same answer.
create table idempotency_key (
    caller      varchar(40)              not null,
    route       varchar(120)             not null,
    request_key varchar(200)             not null,
    body_hash   varchar(64)              not null, -- sha-256 of the body
    status      integer,                           -- null while the request is being worked on
    headers     varchar(2000),
    body        varchar(1000000),
    created_at  timestamp with time zone not null,
    primary key (caller, route, request_key)
);
