package io.atrium.budgets;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How budgets are watched.
 *
 * @param watchEvery how often it is looked whether a threshold is reached
 */
@ConfigurationProperties("atrium.budgets")
record BudgetSettings(@DefaultValue("10m") Duration watchEvery) {}
