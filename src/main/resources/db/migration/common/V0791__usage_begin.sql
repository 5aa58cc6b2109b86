-- When anything was used first is asked on each page with bills.
create index usage_interval_from on usage_interval (from_second);
