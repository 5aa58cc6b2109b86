/** The REST interface of the catalogue. It calls the face only. */
@NullMarked
package io.atrium.catalogue.web;

import org.jspecify.annotations.NullMarked;
