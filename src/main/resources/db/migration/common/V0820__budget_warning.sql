-- Thresholds of budgets that a month reached, or will reach: each is told once for a department, month,
-- threshold and kind. A budget of another amount has thresholds of its own, so the amount is in the key.
create table budget_warning (
    department_id varchar(40)              not null references department (id) on delete cascade,
    period        varchar(7)               not null,
    threshold     integer                  not null,
    kind          varchar(8)               not null check (kind in ('SPENT', 'FORECAST')),
    amount        numeric(18, 6)           not null,
    spent         numeric(18, 6)           not null,
    forecast      numeric(18, 6)           not null,
    warned_at     timestamp with time zone not null,
    holds         boolean                  not null, -- whether the last look found it so still
    primary key (department_id, period, threshold, kind, amount)
);
