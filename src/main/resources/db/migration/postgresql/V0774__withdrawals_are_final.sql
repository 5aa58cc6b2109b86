create trigger price_withdrawal_is_final
    before update or delete or truncate on price_withdrawal
    for each statement execute function refuse_change();
