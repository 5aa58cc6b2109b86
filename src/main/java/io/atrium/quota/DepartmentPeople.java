package io.atrium.quota;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A department and everybody who holds something in it, with what its sub-departments add. */
public record DepartmentPeople(Quota department, List<PersonQuota> people) {

  public DepartmentPeople {
    people = List.copyOf(people);
  }

  /** What all its own people have together. */
  public Quota own() {
    var sums = new EnumMap<QuotaMeter, Counter>(QuotaMeter.class);
    for (var meter : QuotaMeter.values()) {
      sums.put(meter, own(meter));
    }
    return sum(sums);
  }

  /** What the departments below it have together: counted here too, but of none of its people. */
  public Quota below() {
    var rest = new EnumMap<QuotaMeter, Counter>(QuotaMeter.class);
    for (var meter : QuotaMeter.values()) {
      var all = department.of(meter);
      var own = own(meter);
      rest.put(meter, new Counter(null, all.used() - own.used(), all.held() - own.held()));
    }
    return sum(rest);
  }

  /** What the person is called here, or the department where it is about no person. */
  public String nameOf(@Nullable String personId, String department) {
    return people.stream()
        .filter(each -> each.personId().equals(personId))
        .map(PersonQuota::name)
        .findFirst()
        .orElse(personId == null ? department : personId);
  }

  private Counter own(QuotaMeter meter) {
    var counters = people.stream().map(each -> each.quota().of(meter)).toList();
    return new Counter(
        null,
        counters.stream().mapToLong(Counter::used).sum(),
        counters.stream().mapToLong(Counter::held).sum());
  }

  private Quota sum(Map<QuotaMeter, Counter> counters) {
    return new Quota(department.departmentId(), null, counters, department.version());
  }
}
