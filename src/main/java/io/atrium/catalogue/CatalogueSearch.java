package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Scope;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.PageRequest;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lists of the catalogue, narrowed to whose things the actor may see. */
@Component
class CatalogueSearch {

  private final EntityManager entities;

  CatalogueSearch(EntityManager entities) {
    this.entities = entities;
  }

  List<Offering> activeOfferings() {
    return entities
        .createQuery(
            """
            select o from StoredOffering o where o.active = true
             order by o.kind, o.vcpus, o.memoryMib, o.diskGib, o.sku
            """,
            StoredOffering.class)
        .getResultStream()
        .map(StoredOffering::offering)
        .toList();
  }

  Page<Offering> offerings(OfferingFilter filter, PageRequest stretch) {
    var question = new Question("select o from StoredOffering o where 1 = 1");
    question.and("o.kind = :kind", "kind", filter.kind());
    question.and("o.active = :active", "active", filter.active());
    var after = Cursor.read(stretch.cursor(), 1);
    question.and("o.sku > :after", "after", after == null ? null : after.getFirst());
    var found =
        question.ask("order by o.sku", StoredOffering.class, stretch.oneMore()).stream()
            .map(StoredOffering::offering)
            .toList();
    return Page.of(found, stretch.limit(), offering -> Cursor.of(offering.sku()));
  }

  List<Image> readyImages(Actor actor) {
    return images(actor, ImageFilter.READY, null, Integer.MAX_VALUE);
  }

  Page<Image> images(Actor actor, ImageFilter filter, PageRequest stretch) {
    var after = Cursor.read(stretch.cursor(), 2);
    return Page.of(
        images(actor, filter, after, stretch.oneMore()),
        stretch.limit(),
        image -> Cursor.of(image.name(), image.id()));
  }

  private List<Image> images(
      Actor actor, ImageFilter filter, @Nullable List<String> after, int most) {
    var question = new Question("select i from StoredImage i where 1 = 1");
    if (actor.scope() instanceof Scope.Departments(var ids)) {
      question.and("(i.departmentId is null or i.departmentId in :mine)", "mine", ids);
    }
    if (!StoredImage.seesRefused(actor)) {
      question.and(
          "(i.status <> :refused or i.departmentId is not null or i.addedBy = :me)",
          "me",
          actor.personId());
      question.with("refused", ImageStatus.REFUSED);
    }
    question.and("i.kind = :kind", "kind", filter.kind());
    question.and("i.format = :format", "format", filter.format());
    question.and("i.status = :status", "status", filter.status());
    question.and("i.departmentId = :department", "department", filter.departmentId());
    if (after != null) {
      question.and("(i.name > :name or i.name = :name and i.id > :id)", "name", after.getFirst());
      question.with("id", after.getLast());
    }
    return question.ask("order by i.name, i.id", StoredImage.class, most).stream()
        .map(StoredImage::image)
        .toList();
  }

  /**
   * A query that grows by the conditions that were asked for. Its words are ours, never a user's.
   */
  private final class Question {

    private final StringBuilder words;

    private final Map<String, Object> values = new HashMap<>();

    Question(String beginning) {
      words = new StringBuilder(beginning);
    }

    void and(String condition, String name, @Nullable Object value) {
      if (value != null) {
        words.append(" and ").append(condition);
        with(name, value);
      }
    }

    void with(String name, Object value) {
      values.put(name, value);
    }

    <T> List<T> ask(String order, Class<T> of, int most) {
      var query = entities.createQuery(words + " " + order, of).setMaxResults(most);
      values.forEach(query::setParameter);
      return query.getResultList();
    }
  }
}
