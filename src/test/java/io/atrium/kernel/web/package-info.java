/** Tests of the manners of the REST interface. */
@NullMarked
package io.atrium.kernel.web;

import org.jspecify.annotations.NullMarked;
