-- Whether an instance began to run at started_at, or was only first seen to run then.
alter table instance add column start_exact boolean default true not null;
