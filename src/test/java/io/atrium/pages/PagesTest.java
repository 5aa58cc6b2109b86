package io.atrium.pages;

import io.atrium.accounts.TestAccounts;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test that asks the whole portal for pages. Nothing works in the background, so that what a test
 * sees is what it made. All of them share one application and so one database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "atrium.data=target/test-data/pages",
      "atrium.images.largest=1MB",
      "spring.application.name=pages"
    })
@Import(TestAccounts.class)
@AutoConfigureMockMvc
public @interface PagesTest {}
