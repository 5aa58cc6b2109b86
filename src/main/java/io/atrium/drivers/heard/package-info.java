/**
 * What a portal remembers of hosts that keep no times: when runs began and ended, as far as it was
 * heard. It knows no host; whoever listens to one tells it.
 */
@NullMarked
package io.atrium.drivers.heard;

import org.jspecify.annotations.NullMarked;
