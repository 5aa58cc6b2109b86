/**
 * Owns what the portal writes to people: an outbox that other rooms fill in the transaction of what
 * they tell of, and the rounds that hand it to the institution's mail server. It never speaks to
 * the server inside a transaction, and knows nothing of what it tells.
 */
@NullMarked
@ApplicationModule(
    displayName = "Mail",
    allowedDependencies = {"kernel", "kernel :: web", "accounts"})
package io.atrium.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
