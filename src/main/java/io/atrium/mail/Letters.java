package io.atrium.mail;

import io.atrium.kernel.Institution;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes letters from the templates of mails, with the institution's name and its address. */
@Component
class Letters {

  static final String FOLDER = "mail/letters/";

  private final ITemplateEngine templates;
  private final Institution institution;
  private final PortalAddress portal;

  Letters(ITemplateEngine templates, Institution institution, PortalAddress portal) {
    this.templates = templates;
    this.institution = institution;
    this.portal = portal;
  }

  Letter write(NewMail mail) {
    var details = new HashMap<>(mail.details());
    details.put("institution", institution.institution());
    details.put("portal", portal.url());
    details.put("subject", Letter.oneLine(mail.subject()));
    var text = process(mail.template() + ".txt", details);
    return new Letter(mail.subject(), text, process(mail.template(), details));
  }

  private String process(String template, Map<String, Object> details) {
    return templates.process(FOLDER + template, new Context(Locale.ENGLISH, details));
  }
}
