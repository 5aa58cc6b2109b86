/** Budgets: their pages and their REST interface. */
@NullMarked
package io.atrium.budgets.web;

import org.jspecify.annotations.NullMarked;
