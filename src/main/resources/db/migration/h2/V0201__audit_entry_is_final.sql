create trigger audit_entry_is_final
    before update, delete on audit_entry
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';

-- H2 has no trigger on TRUNCATE, but refuses it for a table that a foreign key points at.
create table audit_entry_anchor (
    entry_id bigint references audit_entry (id)
);
