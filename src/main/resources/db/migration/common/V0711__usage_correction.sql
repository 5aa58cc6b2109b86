-- By how much a fact changed what had been counted when it was learnt, and why. Never changed.
create table usage_correction (
    instance_id  varchar(40) not null,
    sequence     bigint      not null,
    meter        varchar(16) not null,
    from_second  bigint      not null,
    to_second    bigint      not null,
    unit_seconds bigint      not null,
    cause        varchar(24) not null,
    at_second    bigint      not null,
    primary key (instance_id, sequence, meter, from_second)
);
