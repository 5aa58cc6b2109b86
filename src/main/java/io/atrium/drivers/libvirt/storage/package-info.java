/**
 * What instances have on a host's disks: copies of images, disks of their own, seeds, root folders.
 */
@NullMarked
package io.atrium.drivers.libvirt.storage;

import org.jspecify.annotations.NullMarked;
