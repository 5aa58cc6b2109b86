/**
 * Looks at uploaded bytes with readers of its own before any other program sees them. Nothing here
 * unpacks, executes or trusts what it reads, and every read is bounded.
 */
@NullMarked
package io.atrium.catalogue.check;

import org.jspecify.annotations.NullMarked;
