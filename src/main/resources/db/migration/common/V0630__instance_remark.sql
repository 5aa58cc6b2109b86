-- What the host says of a running instance beside its state, such as that it is paused.
alter table instance add column remark varchar(600);
