package io.atrium.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.atrium.journey.WholePortal;
import io.atrium.lanes.Lane;
import io.atrium.system.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * The portal on a simulated host, a department with a head and a member, and the machine's
 * Chromium: started once for all tests in a browser.
 */
final class Stage implements AutoCloseable {

  static final String OPERATOR = "admin";
  static final String HEAD = "karl.oduya";
  static final String MEMBER = "anna.berg";

  private final WholePortal portal;
  private final Playwright playwright;
  private final Browser browser;
  private final Rest rest;
  private final String department;

  private Stage(WholePortal portal) {
    this.portal = portal;
    rest = portal.operator();
    department = department();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Lane.chromium())
                    .setArgs(List.of("--no-sandbox")));
  }

  static Stage open() {
    try {
      var data = Files.createTempDirectory("atrium-pages");
      return new Stage(
          WholePortal.start(data, "--atrium.simulated.build=1s", "--atrium.simulated.boot=1s"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Visitor visitor(Look look) {
    return new Visitor(portal.address(), browser.newContext(look.options()));
  }

  Visitor visitorWithoutScript() {
    var options = Look.LIGHT.options().setJavaScriptEnabled(false);
    return new Visitor(portal.address(), browser.newContext(options));
  }

  /** The portal as its first operator's programs use it. */
  Rest rest() {
    return rest;
  }

  /** Id of the department that {@link #HEAD} leads and {@link #MEMBER} belongs to. */
  String departmentId() {
    return department;
  }

  /** Orders a small machine for the department; it runs a moment later. */
  String order(String name) {
    var image = find("/api/v1/images?kind=VM", "Example Linux machine (simulated)");
    var offering = find("/api/v1/offerings?kind=VM", "Nano");
    var made =
        rest.post(
            "/api/v1/instances",
            Map.of(
                "name", name,
                "imageId", image,
                "offeringId", offering,
                "departmentId", department,
                "environment", "PRODUCTION"));
    rest.ended(made.get("operation"));
    return made.get("id").asString();
  }

  private String find(String path, String name) {
    for (var item : rest.get(path).get("items")) {
      if (item.get("name").asString().equals(name)) {
        return item.get("id").asString();
      }
    }
    throw new AssertionError(path + " has no " + name);
  }

  private String department() {
    var root = rest.get("/api/v1/departments").get("items").get(0).get("id").asString();
    var made =
        rest.post(
            "/api/v1/departments", Map.of("code", "CHE", "name", "Chemistry", "parentId", root));
    var id = made.get("id").asString();
    take(id, HEAD, "Karl Oduya", "HEAD");
    take(id, MEMBER, "Anna Berg", "MEMBER");
    return id;
  }

  private void take(String departmentId, String login, String name, String role) {
    rest.post(
        "/api/v1/departments/" + departmentId + "/members",
        Map.of("login", login, "name", name, "role", role, "password", WholePortal.PASSWORD));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    portal.close();
  }
}
