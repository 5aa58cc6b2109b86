/** Tests of the libvirt drivers: pure ones, and live ones against a daemon of our own. */
@NullMarked
package io.atrium.drivers.libvirt;

import org.jspecify.annotations.NullMarked;
