-- The trigger function of every append-only table. On H2 its twin is io.atrium.kernel.AppendOnlyTrigger.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% rows are never changed or removed', tg_table_name
        using errcode = 'restrict_violation';
end $$;
