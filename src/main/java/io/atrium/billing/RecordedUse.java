package io.atrium.billing;

import io.atrium.accounts.DepartmentUse;
import io.atrium.billing.store.IssuedBills;
import io.atrium.metering.UsageQueries;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps departments that ever used something: their bills name them. */
@Component
class RecordedUse implements DepartmentUse {

  private final UsageQueries usage;

  private final IssuedBills bills;

  RecordedUse(UsageQueries usage, IssuedBills bills) {
    this.usage = usage;
    this.bills = bills;
  }

  @Override
  public Optional<String> holdings(String departmentId) {
    return usage.everUsed(departmentId) || bills.any(departmentId)
        ? Optional.of("recorded use, which stays for its bills")
        : Optional.empty();
  }
}
