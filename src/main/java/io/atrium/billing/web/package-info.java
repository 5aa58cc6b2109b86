/** Bills, estimates and what they rest on: pages, files and the REST interface. */
@NullMarked
package io.atrium.billing.web;

import org.jspecify.annotations.NullMarked;
