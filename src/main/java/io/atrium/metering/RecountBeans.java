package io.atrium.metering;

import io.atrium.metering.store.ConsumedRows;
import io.atrium.metering.store.Corrections;
import io.atrium.metering.store.Counters;
import io.atrium.metering.store.DepartmentFacts;
import io.atrium.metering.store.Facts;
import io.atrium.metering.store.UsageRows;
import org.springframework.context.annotation.Import;

/**
 * What a recount needs where there is no portal around it: import it into a context of your own.
 */
@Import({
  Recount.class,
  UsageQueries.class,
  DepartmentFacts.class,
  UsageRows.class,
  ConsumedRows.class,
  Counters.class,
  Corrections.class,
  Facts.class
})
public final class RecountBeans {}
