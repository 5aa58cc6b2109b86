/** Where the money goes: its pages, charts and reports. */
@NullMarked
package io.atrium.costs.web;

import org.jspecify.annotations.NullMarked;
