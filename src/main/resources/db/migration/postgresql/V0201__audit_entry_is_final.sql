create trigger audit_entry_is_final
    before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
