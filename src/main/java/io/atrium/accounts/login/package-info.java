/**
 * Finding out who asks: passwords, tokens, and the patience shown to wrong ones. Decides nothing
 * about rights; that is the actor's business.
 */
@NullMarked
package io.atrium.accounts.login;

import org.jspecify.annotations.NullMarked;
