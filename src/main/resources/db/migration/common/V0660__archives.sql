-- What is kept of a machine that is on no host: its whole disk, packed, in the portal's own store.
alter table instance add column archive_format varchar(32);
alter table instance add column archive_sha256 varchar(64);
alter table instance add column archive_bytes bigint;
alter table instance add column archive_sequence bigint default 0 not null;
alter table instance add constraint instance_archive_whole check (
    (archive_format is null and archive_sha256 is null and archive_bytes is null)
    or (archive_format is not null and archive_sha256 is not null and archive_bytes is not null));

-- The machine whose disk this one began with.
alter table instance add column source_id varchar(24);
