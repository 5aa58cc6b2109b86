-- Who stores something is asked for by department; most facts are about machines.
create index usage_fact_stored on usage_fact (department_id, instance_id) where stored_as is not null;
