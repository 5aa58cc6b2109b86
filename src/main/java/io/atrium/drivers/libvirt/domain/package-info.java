/**
 * Instances as libvirt knows them: how a domain is described, how it is known to be ours, and what
 * can be seen of it.
 */
@NullMarked
package io.atrium.drivers.libvirt.domain;

import org.jspecify.annotations.NullMarked;
