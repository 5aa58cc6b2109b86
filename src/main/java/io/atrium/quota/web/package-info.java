/** How quota is seen and set over the REST interface. */
@NullMarked
package io.atrium.quota.web;

import org.jspecify.annotations.NullMarked;
