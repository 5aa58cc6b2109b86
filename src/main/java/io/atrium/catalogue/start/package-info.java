/** What a fresh portal holds, so that the first order can be made at once. */
@NullMarked
package io.atrium.catalogue.start;

import org.jspecify.annotations.NullMarked;
