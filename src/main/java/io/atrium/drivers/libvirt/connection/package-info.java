/**
 * The line to a libvirt daemon: opened on demand, watched, given up when it breaks and opened anew;
 * every failure of libvirt becomes one of the closed set here.
 */
@NullMarked
package io.atrium.drivers.libvirt.connection;

import org.jspecify.annotations.NullMarked;
