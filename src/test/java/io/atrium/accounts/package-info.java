/** Tests of the room, and actors for the tests of all rooms. */
@NullMarked
package io.atrium.accounts;

import org.jspecify.annotations.NullMarked;
