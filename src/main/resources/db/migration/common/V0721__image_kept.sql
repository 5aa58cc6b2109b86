-- How often it was told what a department keeps of the image: facts about it follow this order.
alter table image add column kept_sequence bigint default 0 not null;
