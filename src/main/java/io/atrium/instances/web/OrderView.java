package io.atrium.instances.web;

import io.atrium.accounts.Department;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.Offering;
import io.atrium.instances.InstanceCosts.MonthCost;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order form with everything to choose from, and what the present choice costs and takes.
 *
 * @param image the chosen one, or null where there is none to choose
 * @param offering the chosen size, or null where none fits the image
 * @param drivers the kinds of host that the image starts on
 * @param perHour the price of all that is ordered while it runs, or null while nothing is chosen
 * @param month what all of it costs in the next whole month, as the estimate over REST tells it
 * @param limits how the order stands to each limit in its way
 */
record OrderView(
    List<Image> images,
    List<SizeChoice> sizes,
    List<Department> departments,
    @Nullable Image image,
    @Nullable Offering offering,
    @Nullable Department department,
    List<String> drivers,
    int count,
    @Nullable Money perHour,
    @Nullable MonthCost month,
    List<QuotaLine> limits,
    List<String> warnings) {

  public boolean possible() {
    return image != null && offering != null && department != null;
  }

  public boolean fits() {
    return limits.stream().noneMatch(limit -> limit.state().equals("over"));
  }

  /** Whether it is their number that is in the way, which no smaller size would change. */
  public boolean tooMany() {
    return limits.stream()
        .filter(limit -> limit.state().equals("over"))
        .anyMatch(limit -> limit.meter().equals("instances") || limit.meter().equals("addresses"));
  }

  /** Where more can be asked for, with what this order would need filled in. */
  public String askForMore() {
    var needed =
        limits.stream()
            .filter(limit -> limit.state().equals("over"))
            .map(limit -> "&%s=%d".formatted(limit.meter(), limit.taken() + limit.wanted()))
            .collect(Collectors.joining());
    var where = department == null ? "" : department.id();
    return "/requests/new?departmentId=%s%s".formatted(where, needed);
  }

  public boolean container() {
    return image != null && image.kind() == Kind.CONTAINER;
  }

  /**
   * One size.
   *
   * @param open whether the chosen image fits on it
   */
  record SizeChoice(Offering offering, Money perHour, boolean chosen, boolean open) {}

  /**
   * One limit: what is taken of it now and what this order would add.
   *
   * @param meter key of its words
   * @param scope whose limit it is
   * @param used percent of the limit in the bar, as is {@code asked}
   * @param state {@code fine}, {@code near} or {@code over}
   */
  record QuotaLine(
      String meter,
      String scope,
      long taken,
      long wanted,
      long limit,
      double used,
      double asked,
      String state) {}
}
