package io.atrium.accounts;

import io.atrium.testing.BothDatabases;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** A test of this room, with the trail beside it, on both databases. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
    mode = BootstrapMode.DIRECT_DEPENDENCIES,
    module = "accounts",
    verifyAutomatically = false, // it would judge test code, too
    extraIncludes = "activity")
@BothDatabases
@Import(TestAccounts.class)
@interface AccountsTest {}
