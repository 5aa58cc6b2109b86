package io.atrium.costs.web;

import io.atrium.costs.CostPeriod;
import io.atrium.costs.UsageGrouping;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The ways from one view of the costs to its neighbours: each changes one thing and keeps all. */
record CostLinks(
    String path,
    CostPeriod period,
    @Nullable UsageGrouping by,
    @Nullable String label,
    @Nullable String departmentId) {

  public String here() {
    return at(path);
  }

  public CostLinks on(String other) {
    return new CostLinks(other, period, by, label, departmentId);
  }

  public CostLinks of(CostPeriod other) {
    return new CostLinks(path, other, by, label, departmentId);
  }

  public CostLinks byDepartment() {
    return by(UsageGrouping.DEPARTMENT, null);
  }

  public CostLinks byPerson() {
    return by(UsageGrouping.PERSON, null);
  }

  public CostLinks byLabel(String key) {
    return by(UsageGrouping.LABEL, key);
  }

  private CostLinks by(@Nullable UsageGrouping grouping, @Nullable String key) {
    return new CostLinks(path, period, grouping, key, departmentId);
  }

  /** However it was told apart, it does not matter there. */
  public CostLinks plain() {
    return by(null, null);
  }

  /** What is wasted is wasted now, in whatever period one looks. */
  public String waste() {
    var way = UriComponentsBuilder.fromPath("/costs/waste");
    return departmentId == null
        ? way.toUriString()
        : way.queryParam("departmentId", departmentId).toUriString();
  }

  public CostLinks in(@Nullable String department) {
    return new CostLinks(path, period, by, label, department);
  }

  private String at(String where) {
    var way = UriComponentsBuilder.fromPath(where).queryParam("period", period.toString());
    if (by != null) {
      way.queryParam("by", by.toString());
    }
    if (label != null) {
      way.queryParam("label", "{label}");
    }
    if (departmentId != null) {
      way.queryParam("departmentId", departmentId);
    }
    return label == null
        ? way.build().toUriString()
        : way.encode().buildAndExpand(label).toUriString();
  }
}
