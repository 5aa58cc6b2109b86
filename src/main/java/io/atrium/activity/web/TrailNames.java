package io.atrium.activity.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.activity.ActivityQueries;
import io.atrium.activity.TrailEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Knows what people call the things that the trail names by their ids. */
@Component
class TrailNames {

  private static final Pattern ID = Pattern.compile("\\b([a-z]{1,4})-[0-9a-f]{17}\\b");

  private final ActivityQueries queries;
  private final People people;
  private final DepartmentQueries departments;

  TrailNames(ActivityQueries queries, People people, DepartmentQueries departments) {
    this.queries = queries;
    this.people = people;
    this.departments = departments;
  }

  /** The names of everything that these entries speak of. */
  Known of(List<TrailEntry> entries, Map<String, TrailEntry> latest) {
    var ids = new HashSet<String>();
    for (var entry : entries) {
      ids.add(entry.actor());
      ids.add(entry.subjectId());
      ID.matcher(entry.details().getOrDefault("sentence", ""))
          .results()
          .map(MatchResult::group)
          .forEach(ids::add);
    }
    var names = new HashMap<String, String>();
    called(latest, names);
    ids.removeAll(names.keySet());
    called(queries.latest(ids), names);
    departments.visible(Actor.portal()).forEach(each -> names.put(each.id(), each.name()));
    names.putAll(people.displayNames(ids));
    return new Known(names);
  }

  private static void called(Map<String, TrailEntry> latest, Map<String, String> names) {
    latest.forEach((id, entry) -> {
      var name = entry.details().getOrDefault("name", entry.details().get("login"));
      if (name != null) {
        names.put(id, name);
      }
    });
  }

  /** Names by ids; what has none is called by its kind. */
  record Known(Map<String, String> names) {

    String name(String id) {
      var name = names.get(id);
      return name == null ? inWords(id) : name;
    }

    /** The text with names in the places of ids. */
    String inWords(String text) {
      return ID.matcher(text)
          .replaceAll(found ->
              Matcher.quoteReplacement(names.getOrDefault(found.group(), kind(found.group(1)))));
    }

    private static String kind(String prefix) {
      return switch (prefix) {
        case "i" -> "a machine";
        case "h" -> "a host";
        case "per" -> "somebody";
        case "dep" -> "a department";
        case "img" -> "an image";
        case "off" -> "a size";
        case "tok" -> "a token";
        case "op" -> "an operation";
        case "inv" -> "a bill";
        default -> "something";
      };
    }
  }
}
