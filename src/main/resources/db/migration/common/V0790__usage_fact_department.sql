-- A month of a department is recomputed from the facts about what it paid for.
create index usage_fact_department on usage_fact (department_id, at_second);
