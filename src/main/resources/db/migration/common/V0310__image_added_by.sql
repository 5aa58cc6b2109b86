-- Who described the image: a refused one is shown to them, to operators and to auditors only. Of the
-- images from before nobody knows.
alter table image add column added_by varchar(40);
