-- The kind of host that was asked for; null leaves it to the portal.
alter table instance add column wanted_driver varchar(32);
