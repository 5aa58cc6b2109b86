package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Standing;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** Keeps arguments that come from the login out of the description of the REST interface. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Standing.class);
  }
}
