package io.atrium.metering;

/**
 * What one instance consumed within one hour at the expense of one payer, as it was read.
 *
 * @param from the first second of the hour in which it was read
 * @param to the first second after that hour
 */
public record Consumption(
    String instanceId, String name, long from, long to, Fact.Traits traits, Amounts amounts) {}
