/** What tests of all rooms share: the two databases, and nothing that knows a room. */
@NullMarked
package io.atrium.testing;

import org.jspecify.annotations.NullMarked;
