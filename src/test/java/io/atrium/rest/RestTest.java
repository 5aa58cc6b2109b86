package io.atrium.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test that sends requests through every filter to the whole portal, whose clock and background
 * work stand still until the test moves them. All of them share one application and so one
 * database: look for what your test made, count nothing else, and set no prices.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "atrium.images.largest=8000000TB",
      "atrium.limits.requests-per-minute=1000000",
      "spring.application.name=rest"
    })
@AutoConfigureMockMvc
@Import({
  RestSetting.class,
  Campus.class,
  Visitors.class,
  Wishes.class,
  Subjects.class,
  Keepsakes.class
})
@interface RestTest {}
