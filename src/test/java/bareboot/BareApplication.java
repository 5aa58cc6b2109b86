package bareboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One table, one repository, one page behind a filter chain: every starter does a little. */
@SpringBootApplication
public class BareApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(BareApplication.class, arguments);
  }

  @Bean
  SecurityFilterChain everybody(HttpSecurity http) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
  }

  /** The only page. */
  @Controller
  static class Pages {

    private final Things things;

    Pages(Things things) {
      this.things = things;
    }

    @GetMapping("/login")
    String page(Model model) {
      model.addAttribute("count", things.count());
      return "bare";
    }
  }
}
