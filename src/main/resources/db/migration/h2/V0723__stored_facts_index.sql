-- Who stores something is asked for by department. H2 has no index of a part of a table.
create index usage_fact_stored on usage_fact (department_id, stored_as);
