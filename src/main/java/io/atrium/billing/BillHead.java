package io.atrium.billing;

import io.atrium.kernel.Money;
import java.time.YearMonth;

/**
 * What lists tell of a bill: its total, and not its lines, for which every instance would have to
 * be looked at.
 *
 * @param id the id of the bill itself
 */
public record BillHead(
    String id,
    String departmentId,
    String departmentCode,
    String departmentName,
    YearMonth period,
    BillStatus status,
    Money total) {}
