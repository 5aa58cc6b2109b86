/** The outbox on the health page, and the same for programs. */
@NullMarked
package io.atrium.mail.web;

import org.jspecify.annotations.NullMarked;
