-- Neither prices nor what was issued under them is ever changed; see docs/billing.md.
create trigger price_version_is_final
    before update or delete or truncate on price_version
    for each statement execute function refuse_change();
create trigger price_is_final
    before update or delete or truncate on price
    for each statement execute function refuse_change();
create trigger bill_is_final
    before update or delete or truncate on bill
    for each statement execute function refuse_change();
create trigger bill_line_is_final
    before update or delete or truncate on bill_line
    for each statement execute function refuse_change();
create trigger bill_evidence_is_final
    before update or delete or truncate on bill_evidence
    for each statement execute function refuse_change();
create trigger ledger_entry_is_final
    before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();
