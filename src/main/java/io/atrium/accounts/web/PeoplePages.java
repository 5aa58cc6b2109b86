package io.atrium.accounts.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.accounts.NewPerson;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Permission;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Everybody who has an account, for operators; auditors may look. A password that the portal made
 * is shown once, in the answer to the request that made it.
 */
@Controller
@RequestMapping("/people")
class PeoplePages {

  private final PeopleCommands people;

  PeoplePages(PeopleCommands people) {
    this.people = people;
  }

  @GetMapping
  String list(Actor actor, PageRequest page, Model model) {
    return list(actor, page, PersonFields.BLANK, FormFaults.NONE, model);
  }

  @PostMapping
  String add(
      Actor actor, @ModelAttribute PersonFields fields, Model model, HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      model.addAttribute("made", people.create(actor, fields.newcomer()));
      return list(actor, PageRequest.first(), PersonFields.BLANK, FormFaults.NONE, model);
    } catch (AtriumException refused) {
      return list(actor, PageRequest.first(), fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable String id, Model model) {
    return show(actor, id, null, FormFaults.NONE, model);
  }

  @PostMapping("/{id}")
  String change(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute PersonFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      people.change(actor, id, fields.seen(), fields.change());
      return "redirect:/people";
    } catch (AtriumException refused) {
      return show(actor, id, fields, FormFaults.of(refused, response), model);
    }
  }

  @PostMapping("/{id}/password")
  String replacePassword(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("made", people.resetPassword(actor, id));
    return show(actor, id, null, FormFaults.NONE, model);
  }

  private String list(
      Actor actor, PageRequest page, PersonFields fields, FormFaults faults, Model model) {
    var found = people.list(actor, page);
    model.addAttribute("people", found.items());
    model.addAttribute("next", NextLink.to("/people", Map.of(), found.nextCursor()));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "accounts/people";
  }

  private String show(
      Actor actor, String id, @Nullable PersonFields fields, FormFaults faults, Model model) {
    var person = people.person(actor, id);
    model.addAttribute("person", person);
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    model.addAttribute("offices", Office.values());
    model.addAttribute("form", fields == null ? PersonFields.of(person) : fields);
    model.addAttribute("faults", faults);
    return "accounts/person";
  }

  /**
   * The forms.
   *
   * @param active present where the person may log in
   * @param seen the entity tag of what the form shows, so that it is not saved over another change
   */
  record PersonFields(
      @Nullable String login,
      @Nullable String name,
      @Nullable String email,
      @Nullable Set<Office> offices,
      @Nullable String active,
      @Nullable String seen) {

    static final PersonFields BLANK = new PersonFields(null, null, null, null, null, null);

    static PersonFields of(Person person) {
      var active = person.active() ? "on" : null;
      var seen = ETags.of(person.version());
      return new PersonFields(null, person.name(), person.email(), person.offices(), active, seen);
    }

    public boolean holds(Office office) {
      return offices != null && offices.contains(office);
    }

    NewPerson newcomer() {
      var login = Objects.requireNonNullElse(this.login, "");
      return new NewPerson(login, filled(name), filled(email), null);
    }

    PersonChange change() {
      return new PersonChange(
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(email, "").strip(),
          null,
          Objects.requireNonNullElse(offices, Set.of()),
          active != null);
    }
  }
}
