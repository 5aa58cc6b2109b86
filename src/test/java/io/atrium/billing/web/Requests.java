package io.atrium.billing.web;

import com.jayway.jsonpath.JsonPath;
import io.atrium.accounts.Person;
import io.atrium.accounts.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Sends requests as people made by {@link TestAccounts}, with their name and password. */
public record Requests(MockMvcTester api) {

  public MvcTestResult get(Person person, String uri, String accept) {
    return api.get()
        .uri(uri)
        .header("Accept", accept)
        .header("Authorization", basic(person))
        .exchange();
  }

  public MvcTestResult put(Person person, String uri, String body, String ifMatch) {
    return api.put()
        .uri(uri)
        .header("Authorization", basic(person))
        .header("If-Match", ifMatch)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  public MvcTestResult post(Person person, String uri, String body) {
    return api.post()
        .uri(uri)
        .header("Authorization", basic(person))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  public static String json(MvcTestResult answer, String path) {
    return JsonPath.read(text(answer), path);
  }

  public static String text(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  static String basic(Person person) {
    var pair = person.login() + ":" + TestAccounts.PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
