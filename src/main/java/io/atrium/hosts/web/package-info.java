/** The REST interface of the room. It calls the face only. */
@NullMarked
package io.atrium.hosts.web;

import org.jspecify.annotations.NullMarked;
