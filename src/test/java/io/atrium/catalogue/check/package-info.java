/** Images as they arrive: good, broken and malicious. */
@NullMarked
package io.atrium.catalogue.check;

import org.jspecify.annotations.NullMarked;
