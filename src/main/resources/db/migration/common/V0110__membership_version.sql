-- Who changes a member can say which version of it they saw.
alter table membership add column version bigint default 0 not null;
