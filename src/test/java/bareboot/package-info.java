/**
 * The least that the same starters can be started with: what the portal's own start is measured by.
 * Outside of the portal's packages, so that the portal never finds it.
 */
@NullMarked
package bareboot;

import org.jspecify.annotations.NullMarked;
