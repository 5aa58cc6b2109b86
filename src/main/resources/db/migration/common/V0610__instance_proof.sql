-- Until when an instance is proven that a sweep no longer showed as it was believed to be; null once it was looked at.
alter table instance add column doubted_at timestamp with time zone;
-- When its deletion was asked for, while it is yet to be seen whether it was in use until then.
alter table instance add column billable_until timestamp with time zone;
