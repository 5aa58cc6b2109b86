/** What can be found out about a host before anything is placed on it. */
@NullMarked
package io.atrium.drivers.libvirt.probe;

import org.jspecify.annotations.NullMarked;
