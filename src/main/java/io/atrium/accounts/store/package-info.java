/** How departments, people and tokens are kept. Known only inside the room. */
@NullMarked
package io.atrium.accounts.store;

import org.jspecify.annotations.NullMarked;
