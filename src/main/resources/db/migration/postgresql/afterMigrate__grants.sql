-- Where the portal's own user does not own the tables (spring.flyway.user does), it may do what it has
-- to and no more: what refuses change by a trigger is refused to it by right as well, and so it cannot
-- take the trigger away either.
do $$
declare
    portal text := '${portal}';
    here   text := current_schema();
    final  record;
begin
    if portal = current_user then
        return;
    end if;
    execute format('grant usage on schema %I to %I', here, portal);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', here, portal);
    execute format('grant usage, select on all sequences in schema %I to %I', here, portal);
    execute format('revoke insert, update, delete on flyway_schema_history from %I', portal);
    for final in
        select distinct t.tgrelid::regclass as name
        from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'refuse_change'
    loop
        execute format('revoke update, delete, truncate on %s from %I', final.name, portal);
    end loop;
end $$;
