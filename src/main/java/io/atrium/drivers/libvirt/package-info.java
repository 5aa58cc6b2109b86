/**
 * Drives hosts that run libvirt: virtual machines by QEMU with or without KVM, and system
 * containers by libvirt's own LXC driver, over one connection code. Nothing native is loaded before
 * the first call to such a host.
 */
@NullMarked
package io.atrium.drivers.libvirt;

import org.jspecify.annotations.NullMarked;
