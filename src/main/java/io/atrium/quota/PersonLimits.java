package io.atrium.quota;

import io.atrium.accounts.OwnLimits;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells people their own limits and use, apart from those of their departments. */
@Component
class PersonLimits implements OwnLimits {

  private final QuotaQueries queries;

  PersonLimits(QuotaQueries queries) {
    this.queries = queries;
  }

  @Override
  public Map<String, Map<String, Own>> of(Collection<String> departmentIds, String personId) {
    return queries.ofPerson(departmentIds, personId).stream()
        .collect(Collectors.toMap(Quota::departmentId, PersonLimits::own));
  }

  private static Map<String, Own> own(Quota quota) {
    var own = new LinkedHashMap<String, Own>();
    for (var meter : QuotaMeter.values()) {
      var counter = quota.of(meter);
      own.put(meter.word(), new Own(counter.limit(), counter.used(), counter.held()));
    }
    return own;
  }
}
