/** Tests of the gate, and a way to ask as somebody for the web tests of all rooms. */
@NullMarked
package io.atrium.accounts.web;

import org.jspecify.annotations.NullMarked;
