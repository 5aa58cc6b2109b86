-- The simulated hosts that were removed: what ran on them is still told, and never as real.
create table removed_simulated_host (
    host_id varchar(40) not null primary key
);
