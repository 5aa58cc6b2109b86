-- A budget may want somebody's yes for what goes above it. The column is made anew, because the check
-- of the old one has no name that both databases know.
alter table budget add column on_excess varchar(8);
update budget set on_excess = when_exceeded;
alter table budget alter column on_excess set not null;
alter table budget add constraint budget_on_excess_known check (on_excess in ('WARN', 'APPROVE', 'REFUSE'));
alter table budget drop column when_exceeded;

-- More money for one month: who asked, why, and what became of it. What is decided is never changed.
create table budget_raise (
    id            varchar(40)              not null primary key,
    department_id varchar(40)              not null references department (id) on delete cascade,
    period        varchar(7)               not null,
    asker_id      varchar(40)              not null,
    amount        numeric(18, 6)           not null check (amount > 0),
    reason        varchar(500)             not null,
    asked_at      timestamp with time zone not null,
    state         varchar(16)              not null check (state in ('OPEN', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    decided_by    varchar(40),
    decided_at    timestamp with time zone,
    remark        varchar(500)
);
create index budget_raise_department on budget_raise (department_id, period, state);
