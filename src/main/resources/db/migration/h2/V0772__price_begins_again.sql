-- A withdrawn version gives back the second at which it would have begun: not the second alone is
-- taken once, but each attempt at it (V0773). H2 made up the name of the constraint.
execute immediate (
    select 'alter table price_version drop constraint "' || constraint_name || '"'
    from information_schema.table_constraints
    where upper(table_name) = 'PRICE_VERSION' and constraint_type = 'UNIQUE');
