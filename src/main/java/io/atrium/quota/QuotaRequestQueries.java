package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.RequestState;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.PageRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who asked for more, and what became of it: for everybody who may see the department. */
@Service
@Transactional(readOnly = true)
public class QuotaRequestQueries {

  private static final int MOST_WAITING = 200;

  private final RequestRows rows;

  private final DepartmentQueries departments;

  private final Clock clock;

  QuotaRequestQueries(RequestRows rows, DepartmentQueries departments, Clock clock) {
    this.rows = rows;
    this.departments = departments;
    this.clock = clock;
  }

  public QuotaRequest request(Actor actor, String id) {
    var found = rows.find(id).orElseThrow(() -> new NotFound("request"));
    actor.require(Permission.VIEW, found.departmentId(), "request");
    return found.asOf(clock.instant());
  }

  /** One page of those that the actor may see, the newest first. */
  public Page<QuotaRequest> list(
      Actor actor,
      @Nullable RequestState state,
      @Nullable String departmentId,
      PageRequest stretch) {
    var visible =
        departmentId == null
            ? departments.visible(actor).stream().map(Department::id).toList()
            : List.of(departments.department(actor, departmentId).id());
    var now = clock.instant();
    var found = rows.list(visible, state, now, behind(stretch.cursor()), stretch.oneMore());
    return Page.of(found, stretch.limit(), each -> Cursor.of(each.askedAt().toString(), each.id()))
        .map(each -> each.asOf(now));
  }

  /** What waits for a decision that the actor may take. */
  public List<QuotaRequest> waiting(Actor actor) {
    if (!actor.mayAnywhere(Permission.MANAGE_MEMBERS)) {
      return List.of();
    }
    return list(actor, RequestState.OPEN, null, new PageRequest(MOST_WAITING, null))
        .items()
        .stream()
        .filter(each -> mayDecide(actor, each))
        .toList();
  }

  /** Operators decide about departments; about one person also the head of the department. */
  public static boolean mayDecide(Actor actor, QuotaRequest request) {
    return actor.may(needed(request), request.departmentId());
  }

  static Permission needed(QuotaRequest request) {
    return request.personId() == null ? Permission.ADMINISTER : Permission.MANAGE_MEMBERS;
  }

  private static RequestRows.Behind behind(@Nullable String cursor) {
    var keys = Cursor.read(cursor, 2);
    try {
      return keys == null
          ? RequestRows.Behind.NOTHING
          : new RequestRows.Behind(Instant.parse(keys.getFirst()), keys.getLast());
    } catch (DateTimeException _) {
      throw new InvalidRequest("cursor", "is not the nextCursor of an earlier page");
    }
  }
}
