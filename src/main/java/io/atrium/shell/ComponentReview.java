package io.atrium.shell;

import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows every component with examples on one page, for those who build pages and for the tests that
 * look at them. It exists in the profile {@code dev} only.
 */
@Controller
@Profile("dev")
class ComponentReview {

  @GetMapping("/dev/components")
  String components(Model model) {
    model.addAttribute("phases", PHASES);
    model.addAttribute("steps", STEPS);
    model.addAttribute("facts", FACTS);
    model.addAttribute("options", OPTIONS);
    model.addAttribute("amount", euros("41.07"));
    model.addAttribute("large", euros("1128.11"));
    return "dev/components";
  }

  private static final List<String> PHASES =
      List.of("requested", "provisioning", "running", "stopped", "failed", "deleting", "deleted");

  private static final List<Example> STEPS =
      List.of(
          new Example("Request accepted", "at 10:42:07", "done"),
          new Example("Host chosen", "college-kvm-1 had the most room", "done"),
          new Example("Copying the disk", "since 3 s", "now"),
          new Example("Starting", null, "next"));

  private static final Map<String, String> FACTS =
      new TreeMap<>(
          Map.of("Image", "Debian 12", "Size", "2 vCPU, 2 GiB memory", "Owner", "Anna Berg"));

  private static final Map<String, String> OPTIONS =
      new TreeMap<>(Map.of("che", "Chemistry", "hr", "Human Resources"));

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  /** One step of the example. */
  record Example(String title, @Nullable String detail, String state) {}
}
