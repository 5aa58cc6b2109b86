/**
 * Makes what is wished and what is seen agree: look, decide, do one step, write down what is so.
 */
@NullMarked
package io.atrium.instances.reconcile;

import org.jspecify.annotations.NullMarked;
