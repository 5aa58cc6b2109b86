/** Instances and operations over HTTP, for programs and for people. */
@NullMarked
package io.atrium.instances.web;

import org.jspecify.annotations.NullMarked;
