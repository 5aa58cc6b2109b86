package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.atrium.quota.PeopleQuotas;
import io.atrium.quota.PersonQuota;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Use against limit by person: members see it, heads set it. */
@RestController
@RequestMapping("/api/v1/departments/{id}/quota/people")
@Tag(name = "Quota")
class PeopleQuotaApi {

  private static final Comparator<PersonQuota> BY_ID = Comparator.comparing(PersonQuota::personId);

  private final PeopleQuotas people;

  private final QuotaCommands commands;

  PeopleQuotaApi(PeopleQuotas people, QuotaCommands commands) {
    this.people = people;
    this.commands = commands;
  }

  @GetMapping
  @Operation(
      summary = "List what each person of a department may have and what of it is taken",
      description = "Its members, and those who hold something there although they have left.")
  Page<PersonQuotaView> list(Actor actor, @PathVariable String id, PageRequest page) {
    var after = Cursor.read(page.cursor(), 1);
    var oneMore =
        people.of(actor, id).people().stream()
            .sorted(BY_ID)
            .filter(each -> isAfter(each, after))
            .limit(page.oneMore())
            .toList();
    return Page.of(oneMore, page.limit(), each -> Cursor.of(each.personId()))
        .map(PersonQuotaView::of);
  }

  @GetMapping("/{personId}")
  @Operation(summary = "Show what one person may have in a department and what of it is taken")
  ResponseEntity<PersonQuotaView> show(
      Actor actor, @PathVariable String id, @PathVariable String personId) {
    return answer(people.of(actor, id, personId));
  }

  @PutMapping("/{personId}")
  @Operation(
      summary = "Set what one person may have in a department",
      description =
          "Replaces all limits of the person there. A meter that is null or left out has no limit"
              + " of its own; the department's limits refuse anyway. Heads and operators only.")
  ResponseEntity<PersonQuotaView> set(
      Actor actor,
      @PathVariable String id,
      @PathVariable String personId,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody QuotaLimits limits) {
    commands.setPerson(actor, id, personId, limits, ifMatch);
    return answer(people.of(actor, id, personId));
  }

  private static boolean isAfter(PersonQuota person, @Nullable List<String> after) {
    return after == null || person.personId().compareTo(after.getFirst()) > 0;
  }

  private static ResponseEntity<PersonQuotaView> answer(PersonQuota found) {
    return ETags.of(PersonQuotaView.of(found), found.quota().version());
  }
}
