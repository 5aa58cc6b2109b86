package io.atrium.metering;

import io.atrium.metering.store.ConsumedRows;
import io.atrium.metering.store.DepartmentFacts;
import io.atrium.metering.store.UsageRows;
import org.springframework.context.annotation.Import;

/**
 * What a recount needs where there is no portal around it: import it into a context of your own.
 */
@Import({Recount.class, DepartmentFacts.class, UsageRows.class, ConsumedRows.class})
public final class RecountBeans {}
