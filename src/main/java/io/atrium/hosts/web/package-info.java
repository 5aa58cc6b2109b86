/** The REST interface and the pages of the room. They call the face only. */
@NullMarked
package io.atrium.hosts.web;

import org.jspecify.annotations.NullMarked;
