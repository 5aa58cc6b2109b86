package io.atrium.kernel;

import java.time.ZoneId;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who runs this portal: its name as printed on bills, the one time zone in which months begin, and
 * the currency of all prices.
 */
@ConfigurationProperties("atrium")
public record Institution(
    @DefaultValue("Example College") String institution,
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue("EUR") Currency currency,
    @DefaultValue("data") java.nio.file.Path data) {}
