-- A withdrawn version gives back the second at which it would have begun: not the second alone is
-- taken once, but each attempt at it (V0773).
alter table price_version drop constraint price_version_effective_from_second_key;
