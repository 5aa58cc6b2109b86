/** The gate of the portal: who may pass at all, and the REST interface and pages of this room. */
@NullMarked
package io.atrium.accounts.web;

import org.jspecify.annotations.NullMarked;
