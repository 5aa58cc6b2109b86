/**
 * Departments (a tree), people, roles and tokens: answers "who is asking" and "may they". Every
 * other room asks here and decides nothing about rights itself; nothing here knows an instance or a
 * price.
 */
@NullMarked
@ApplicationModule(
    displayName = "Accounts",
    allowedDependencies = {"kernel", "kernel :: web"})
package io.atrium.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
