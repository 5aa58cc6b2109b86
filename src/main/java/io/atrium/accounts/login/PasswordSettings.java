package io.atrium.accounts.login;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much work it is to check a password, as a power of two. It is meant to be work: twelve takes
 * about a quarter of a second of one core, for us once and for a thief each time.
 */
@ConfigurationProperties("atrium.passwords")
public record PasswordSettings(@DefaultValue("12") int cost) {}
