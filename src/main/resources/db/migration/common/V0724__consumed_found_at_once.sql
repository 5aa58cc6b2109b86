-- With the instance in it, the index finds one row wherever it is used in place of the primary key:
-- without, each instance of a department was looked for among all of that department's.
drop index usage_consumed_department;
create index usage_consumed_department on usage_consumed (department_id, from_second, instance_id);
