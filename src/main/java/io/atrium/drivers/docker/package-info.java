/**
 * The driver {@code docker}: instances as containers of a Docker engine behind a unix socket.
 * Closed: the rest of the portal sees a driver bean, never a type of Docker's. Every container is
 * made from the same closed settings and read back, and what does not carry this portal's labels is
 * never touched.
 */
@NullMarked
package io.atrium.drivers.docker;

import org.jspecify.annotations.NullMarked;
