-- Neither prices nor what was issued under them is ever changed; see docs/billing.md.
create trigger price_version_is_final
    before update, delete on price_version
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';
create trigger price_is_final
    before update, delete on price
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';
create trigger bill_is_final
    before update, delete on bill
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';
create trigger bill_line_is_final
    before update, delete on bill_line
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';
create trigger bill_evidence_is_final
    before update, delete on bill_evidence
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';
create trigger ledger_entry_is_final
    before update, delete on ledger_entry
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';

-- H2 has no trigger on TRUNCATE, but refuses it for a table that a foreign key points at. The ledger
-- and the others point at themselves or at each other; these two need somebody who does.
create table price_anchor (
    version_id varchar(40),
    n          integer,
    foreign key (version_id, n) references price (version_id, n)
);
create table bill_evidence_anchor (
    bill_id  varchar(40),
    n        integer,
    position integer,
    foreign key (bill_id, n, position) references bill_evidence (bill_id, n, position)
);
