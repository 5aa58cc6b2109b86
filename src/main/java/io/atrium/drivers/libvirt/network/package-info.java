/** The network of ours on a host, and the one address in it that each instance keeps for life. */
@NullMarked
package io.atrium.drivers.libvirt.network;

import org.jspecify.annotations.NullMarked;
