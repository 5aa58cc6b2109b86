/** How instances and their operations are kept: rows, and the books they stand in. */
@NullMarked
package io.atrium.instances.store;

import org.jspecify.annotations.NullMarked;
