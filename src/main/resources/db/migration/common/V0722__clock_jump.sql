-- Jumps of the clocks under the portals, in the order in which they were noticed: times cannot tell
-- that order, for a clock may have gone back. Never changed.
create table clock_jump (
    id         bigint generated always as identity primary key,
    noticed_at timestamp with time zone not null,
    seconds    bigint                   not null
);
