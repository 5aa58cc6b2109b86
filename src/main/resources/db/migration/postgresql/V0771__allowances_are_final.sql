-- Neither allowances nor discounts are ever changed, like the prices they belong to.
create trigger price_allowance_is_final
    before update or delete or truncate on price_allowance
    for each statement execute function refuse_change();
create trigger price_discount_is_final
    before update or delete or truncate on price_discount
    for each statement execute function refuse_change();
