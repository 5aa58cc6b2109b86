create trigger price_withdrawal_is_final
    before update, delete on price_withdrawal
    for each row call 'io.atrium.kernel.AppendOnlyTrigger';

-- H2 has no trigger on TRUNCATE, but refuses it for a table that a foreign key points at.
create table price_withdrawal_anchor (
    version_id varchar(40) references price_withdrawal (version_id)
);
