/**
 * The pages of the whole portal, asked as a browser asks: as operator and as member, with and
 * without script, from the start page to everything that can be reached from it.
 */
@NullMarked
package io.atrium.pages;

import org.jspecify.annotations.NullMarked;
