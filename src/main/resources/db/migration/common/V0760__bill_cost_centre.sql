-- The cost centre as it was when the bill was issued. What was issued before keeps none.
alter table bill add column cost_centre varchar(80);
