package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.accounts.ProfileCommands;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.Stale;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a person sees and changes about themselves. */
@Controller
@RequestMapping("/profile")
class ProfilePages {

  private final ProfileCommands profiles;
  private final DepartmentQueries departments;

  ProfilePages(ProfileCommands profiles, DepartmentQueries departments) {
    this.profiles = profiles;
    this.departments = departments;
  }

  @GetMapping
  String profile(Actor actor, Model model) {
    var person = profiles.profile(actor);
    return show(actor, person, ProfileFields.of(person), FormFaults.NONE, model);
  }

  @PostMapping
  String change(
      Actor actor,
      @ModelAttribute ProfileFields fields,
      Model model,
      HttpServletResponse response) {
    try {
      var changed = profiles.change(actor, fields.seen(), fields.change());
      model.addAttribute("saved", true);
      return show(actor, changed, ProfileFields.of(changed), FormFaults.NONE, model);
    } catch (InvalidRequest | Stale refused) {
      return show(actor, profiles.profile(actor), fields, FormFaults.of(refused, response), model);
    }
  }

  private String show(
      Actor actor, Person person, ProfileFields fields, FormFaults faults, Model model) {
    model.addAttribute("person", person);
    model.addAttribute(
        "memberships",
        departments.visible(actor).stream()
            .filter(each -> actor.roles().containsKey(each.id()))
            .map(each ->
                new Membership(
                    each.name(), Objects.requireNonNull(actor.roles().get(each.id())).name()))
            .toList());
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "accounts/profile";
  }

  /** A department and what the person is in it. */
  record Membership(String department, String role) {}

  /**
   * The form.
   *
   * @param keys one OpenSSH public key a line
   * @param seen the entity tag of what the form shows, so that it is not saved over another change
   */
  record ProfileFields(
      @Nullable String name, @Nullable String email, @Nullable String keys, @Nullable String seen) {

    static ProfileFields of(Person person) {
      var keys = String.join("\n", person.keys());
      return new ProfileFields(person.name(), person.email(), keys, ETags.of(person.version()));
    }

    PersonChange change() {
      return PersonChange.profile(
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(email, "").strip(),
          keys == null
              ? List.of()
              : keys.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }
  }
}
