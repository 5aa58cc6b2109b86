/** The table of budgets. */
@NullMarked
package io.atrium.budgets.store;

import org.jspecify.annotations.NullMarked;
