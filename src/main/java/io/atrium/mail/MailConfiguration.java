package io.atrium.mail;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Lets Thymeleaf find the plain halves of mails, which are no HTML. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  @Bean
  SpringResourceTemplateResolver plainMails(ApplicationContext context) {
    var resolver = new SpringResourceTemplateResolver();
    resolver.setApplicationContext(context);
    resolver.setPrefix("classpath:/templates/");
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setResolvablePatterns(Set.of(Letters.FOLDER + "*.txt"));
    resolver.setOrder(0);
    return resolver;
  }
}
