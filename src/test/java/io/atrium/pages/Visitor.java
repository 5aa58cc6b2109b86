package io.atrium.pages;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.atrium.journey.WholePortal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in front of a browser. What the browser complains about on the way, such as a script
 * that failed or a style that the security policy refused, is remembered and told at the end.
 */
final class Visitor implements AutoCloseable {

  /** What htmx marks while it still fetches a part of the page or puts it in its place. */
  private static final String UNDER_WAY = ".htmx-request, .htmx-swapping, .htmx-settling";

  /** What the console says of requests that failed; the request itself tells why. */
  private static final List<String> TOLD_BETTER =
      List.of("Failed to load resource", "htmx:sendError", "htmx:afterRequest");

  /** How a request fails that the browser stops because its page is left. */
  private static final String GIVEN_UP = "net::ERR_ABORTED";

  private static final int MOST_STEPS = 120;

  private final URI address;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Visitor(URI address, BrowserContext context) {
    this.address = address;
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")
          && TOLD_BETTER.stream().noneMatch(message.text()::startsWith)) {
        complaints.add(message.text());
      }
    });
    page.onRequestFailed(request -> {
      if (!GIVEN_UP.equals(request.failure())) {
        complaints.add(request.failure() + " " + request.url());
      }
    });
    page.onResponse(response -> {
      if (response.status() >= 500) {
        complaints.add(response.status() + " " + response.url());
      }
    });
  }

  Page page() {
    return page;
  }

  /** Opens a page and waits until all of its parts are there. */
  @Nullable Response open(String path) {
    var answer = page.navigate(address.resolve(path).toString());
    settle();
    return answer;
  }

  private void settle() {
    page.waitForSelector(UNDER_WAY, new Page.WaitForSelectorOptions().setState(DETACHED));
  }

  Visitor login(String name) {
    open("/login");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(WholePortal.PASSWORD);
    button("Log in").click();
    page.waitForURL(address.resolve("/").toString());
    settle();
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  /** Goes on by the tab key alone until the element has the focus, as somebody without a mouse. */
  void tabTo(String selector) {
    for (var step = 0; step < MOST_STEPS; step++) {
      if (page.locator(selector + ":focus").count() > 0) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The tab key does not lead to " + selector + " on " + page.url());
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void type(String text) {
    page.keyboard().type(text);
  }

  /** The path of the page, without the machine. */
  String path() {
    return URI.create(page.url()).getPath();
  }

  /** How many pixels of the page lie beyond the right edge of the screen. */
  int overflow() {
    var pixels = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    return ((Number) pixels).intValue();
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    context.close();
    if (!complaints.isEmpty()) {
      throw new AssertionError("The browser complained: " + complaints);
    }
  }
}
