/**
 * The portal from outside: how a program uses it over REST, and the portal in a process of its own,
 * which can be killed and measured. Nothing here knows what is inside.
 */
@NullMarked
package io.atrium.system;

import org.jspecify.annotations.NullMarked;
