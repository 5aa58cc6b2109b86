/** The trail over the REST interface, and live. */
@NullMarked
package io.atrium.activity.web;

import org.jspecify.annotations.NullMarked;
