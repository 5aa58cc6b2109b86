package io.atrium.activity;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.accounts.Scope;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail, the newest entry first. */
@Service
public class ActivityQueries {

  private final Trail trail;

  ActivityQueries(Trail trail) {
    this.trail = trail;
  }

  /**
   * What happened to one thing. It belongs to the department of its newest entry; to anybody who
   * may not see that one, the thing does not exist.
   *
   * @param word what the thing is called, such as {@code "instance"}
   */
  @Transactional(readOnly = true)
  public Page<TrailEntry> of(Actor actor, String subjectId, String word, PageRequest page) {
    var everything = new Scope.Everything();
    var filter = TrailFilter.of(subjectId);
    var newest =
        trail.before(everything, filter, Long.MAX_VALUE, 1).stream()
            .findFirst()
            .orElseThrow(() -> new NotFound(word));
    if (newest.departmentId() == null || !actor.may(Permission.VIEW, newest.departmentId())) {
      throw new NotFound(word);
    }
    return page(everything, filter, page);
  }

  /**
   * The newest entry about each of these things, by its id: whoever reads an entry may know what it
   * is about, and whether that is still there.
   */
  @Transactional(readOnly = true)
  public Map<String, TrailEntry> latest(Collection<String> subjectIds) {
    return trail.latest(subjectIds).stream()
        .collect(Collectors.toMap(TrailEntry::subjectId, Function.identity()));
  }

  /** What happened in the departments that the actor may see. */
  @Transactional(readOnly = true)
  public Page<TrailEntry> visible(Actor actor, TrailFilter filter, PageRequest page) {
    return page(actor.scope(), filter, page);
  }

  /** Everything, for operators and auditors. */
  @Transactional(readOnly = true)
  public Page<TrailEntry> audit(Actor actor, TrailFilter filter, PageRequest page) {
    actor.require(Permission.AUDIT);
    return page(new Scope.Everything(), filter, page);
  }

  private Page<TrailEntry> page(Scope scope, TrailFilter filter, PageRequest page) {
    var rows = trail.before(scope, filter, before(page.cursor()), page.oneMore());
    return Page.of(rows, page.limit(), entry -> Long.toString(entry.sequence()));
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw new InvalidRequest("cursor", "must be the nextCursor of an earlier page");
    }
    return Long.parseLong(cursor);
  }
}
