/** The tables of billing: prices, issued bills with their evidence, and the ledger. */
@NullMarked
package io.atrium.billing.store;

import org.jspecify.annotations.NullMarked;
