package io.atrium.pricing;

import io.atrium.pricing.store.PriceTerms;
import io.atrium.pricing.store.PriceVersions;
import org.springframework.context.annotation.Import;

/**
 * What reading the price book needs where there is no portal around it: import it into a context of
 * your own.
 */
@Import({PriceQueries.class, Periods.class, PriceTerms.class, PriceVersions.class})
public final class PriceReading {}
