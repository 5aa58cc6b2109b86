package io.atrium.instances;

import io.atrium.accounts.TestAccounts;
import io.atrium.testing.BothDatabases;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of what becomes of instances, on both databases. Nothing works in the background, and time
 * stands still until a test moves it. All of them share one application and so one database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "atrium.background.enabled=false")
@Import({InstancesSetting.class, TestAccounts.class})
@BothDatabases
@interface InstancesTest {}
