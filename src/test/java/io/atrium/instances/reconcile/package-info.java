@NullMarked
package io.atrium.instances.reconcile;

import org.jspecify.annotations.NullMarked;
