package io.atrium.accounts.web;

import io.atrium.accounts.TestAccounts;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/**
 * A test that sends requests through every filter to this room, the trail and the frame of pages.
 * All of them share one application and so one database: look for what your test made, count
 * nothing else.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
    mode = BootstrapMode.DIRECT_DEPENDENCIES,
    module = "accounts",
    verifyAutomatically = false, // it would judge test code, too
    extraIncludes = {"activity", "shell"})
@Import(TestAccounts.class)
@AutoConfigureMockMvc
@interface GateTest {}
