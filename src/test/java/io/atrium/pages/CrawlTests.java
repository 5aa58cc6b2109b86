package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Office;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.instances.Orders;
import io.atrium.instances.TestOrder;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Kind;
import io.atrium.pages.PageWays.Way;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Follows every link, every form and everything that htmx asks for, from the start page on. Nothing
 * may lead nowhere, be of another method, or fail. Files of the front end are judged by their own
 * build, and what the security filters answer themselves by its tests.
 */
@PagesTest
class CrawlTests {

  private static final URI START = URI.create("http://localhost/");

  /** Many ways look alike, such as the months of bills, which have no end. */
  private static final int ALIKE = 3;

  private static final Set<String> ANSWERED_BY_FILTERS = Set.of("/login", "/logout");

  @Autowired private MockMvcTester pages;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
  @Autowired private TestAccounts accounts;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private Orders orders;
  @Autowired private Ids ids;

  private Department department;

  @BeforeEach
  void aDepartmentWithAMachine() {
    department = accounts.department();
    var member = accounts.actor(accounts.member(department, Role.MEMBER));
    var image =
        catalogue.images(member).stream()
            .filter(each -> each.kind() == Kind.VM)
            .findFirst()
            .orElseThrow();
    var offering =
        catalogue.offerings(member).stream()
            .filter(each -> each.kind() == Kind.VM)
            .findFirst()
            .orElseThrow();
    orders.place(
        member, TestOrder.patient(ids.next("m"), image.id(), offering.id(), department.id()));
  }

  @Test
  void everyWayOfAnOperatorLeadsSomewhere() {
    var found = follow(accounts.actor(accounts.officer(Office.OPERATOR)));

    assertThat(found.faults()).isEmpty();
    assertThat(found.shapes())
        .contains(
            "GET /instances/{id}", "POST /hosts/new", "GET /images/build", "POST /prices/new");
  }

  @Test
  void everyWayOfAHeadOfDepartmentLeadsSomewhere() {
    var found = follow(accounts.actor(accounts.member(department, Role.HEAD)));

    assertThat(found.faults()).isEmpty();
    assertThat(found.shapes()).contains("GET /bills", "GET /departments/{id}");
  }

  @Test
  void everyWayOfAMemberLeadsSomewhereThatIsOpenToThem() {
    var found = follow(accounts.actor(accounts.member(department, Role.MEMBER)));

    assertThat(found.faults()).isEmpty();
    assertThat(found.refused()).isEmpty();
    assertThat(found.shapes()).contains("GET /instances/{id}", "POST /instances/new");
  }

  private Found follow(Actor actor) {
    var found = new Found();
    var todo = new ArrayDeque<>(List.of(new Way("GET", "/")));
    while (!todo.isEmpty()) {
      var way = todo.poll();
      if (!found.isNew(way)) {
        continue;
      }
      var html = way.method().equals("POST") ? post(way, found) : get(actor, way, found);
      if (html != null) {
        todo.addAll(PageWays.of(START.resolve(way.path()), html));
      }
    }
    return found;
  }

  private @Nullable String get(Actor actor, Way way, Found found) {
    var answer = pages.get().uri(URI.create(way.path())).with(Asking.as(actor)).exchange();
    var status = answer.getResponse().getStatus();
    if (status == 403) {
      found.refused().add(way.path());
    } else if (status >= 400) {
      found.faults().add(status + " " + way);
    }
    var type = String.valueOf(answer.getResponse().getContentType());
    try {
      return type.startsWith("text/html") ? answer.getResponse().getContentAsString() : null;
    } catch (UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Nothing is sent: it is enough that somebody would take it. */
  private @Nullable String post(Way way, Found found) {
    var request = new MockHttpServletRequest("POST", URI.create(way.path()).getPath());
    ServletRequestPathUtils.parseAndCache(request);
    try {
      var handler = requestMappingHandlerMapping.getHandler(request);
      if (handler == null || !(handler.getHandler() instanceof HandlerMethod)) {
        found.faults().add("404 " + way);
      }
    } catch (HttpRequestMethodNotSupportedException other) {
      found.faults().add("405 " + way);
    } catch (Exception failed) {
      throw new AssertionError(way.toString(), failed);
    }
    return null;
  }

  /** What a walk has seen. */
  private record Found(
      List<String> faults,
      List<String> refused,
      Set<String> shapes,
      Map<String, Set<String>> seen) {

    Found() {
      this(new ArrayList<>(), new ArrayList<>(), new HashSet<>(), new HashMap<>());
    }

    boolean isNew(Way way) {
      var path = URI.create(way.path()).getPath();
      if (path.startsWith("/assets/") || ANSWERED_BY_FILTERS.contains(path)) {
        return false;
      }
      shapes.add(way.shape());
      var alike = seen.computeIfAbsent(way.shape(), _ -> new HashSet<>());
      return alike.size() < ALIKE && alike.add(way.path());
    }
  }
}
