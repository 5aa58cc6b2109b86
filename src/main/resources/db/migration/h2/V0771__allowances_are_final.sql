-- Neither allowances nor discounts are ever changed, like the prices they belong to.
create trigger price_allowance_is_final
    before update, delete on price_allowance
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';
create trigger price_discount_is_final
    before update, delete on price_discount
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';

-- H2 has no trigger on TRUNCATE, but refuses it for a table that a foreign key points at.
create table price_allowance_anchor (
    version_id varchar(40),
    n          integer,
    foreign key (version_id, n) references price_allowance (version_id, n)
);
create table price_discount_anchor (
    version_id varchar(40),
    n          integer,
    foreign key (version_id, n) references price_discount (version_id, n)
);
