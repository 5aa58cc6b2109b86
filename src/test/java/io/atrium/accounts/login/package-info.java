/** Tests of logging in. */
@NullMarked
package io.atrium.accounts.login;

import org.jspecify.annotations.NullMarked;
