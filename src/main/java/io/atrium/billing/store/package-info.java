/** The tables of billing: issued bills with their evidence, and the ledger. */
@NullMarked
package io.atrium.billing.store;

import org.jspecify.annotations.NullMarked;
