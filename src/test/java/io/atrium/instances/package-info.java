@NullMarked
package io.atrium.instances;

import org.jspecify.annotations.NullMarked;
