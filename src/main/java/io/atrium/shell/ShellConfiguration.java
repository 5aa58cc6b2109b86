package io.atrium.shell;

import io.atrium.kernel.Institution;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Gives every template the frame and one way to write figures, and lets browsers keep what carries
 * its hash in its name.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Institution.class)
class ShellConfiguration implements WebMvcConfigurer {

  ShellConfiguration(ThymeleafViewResolver views, Institution institution) {
    views.setStaticVariables(
        Map.of(
            "frame", new Frame(new Assets(), institution),
            "figures", new Figures(institution)));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }
}
