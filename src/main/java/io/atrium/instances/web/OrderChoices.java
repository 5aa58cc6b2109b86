package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.Offering;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.MonthCost;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.KindsOfHost;
import io.atrium.instances.Orders;
import io.atrium.instances.web.OrderView.SizeChoice;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out what can be chosen in the order form, and what the present choice costs and takes. What
 * was not chosen yet is chosen here, so that price and quota are there from the beginning.
 */
@Component
class OrderChoices {

  private final CatalogueQueries catalogue;
  private final DepartmentQueries departments;
  private final InstanceCosts costs;
  private final OrderLimits limits;
  private final KindsOfHost kinds;
  private final Orders orders;

  OrderChoices(
      CatalogueQueries catalogue,
      DepartmentQueries departments,
      InstanceCosts costs,
      OrderLimits limits,
      KindsOfHost kinds,
      Orders orders) {
    this.catalogue = catalogue;
    this.departments = departments;
    this.costs = costs;
    this.limits = limits;
    this.kinds = kinds;
    this.orders = orders;
  }

  OrderView view(Actor actor, OrderFields fields) {
    var images = catalogue.images(actor);
    var image = chosen(images, Image::id, fields.imageId());
    var sizes = image == null ? List.<SizeChoice>of() : sizes(actor, image, fields);
    var offering =
        sizes.stream()
            .filter(SizeChoice::chosen)
            .map(SizeChoice::offering)
            .findFirst()
            .orElse(null);
    var payers = payers(actor);
    var payer = chosen(payers, Department::id, asked(actor, fields));
    var price = price(sizes, fields.counted());
    return new OrderView(
        images,
        sizes,
        payers,
        image,
        offering,
        payer,
        image == null ? List.of() : kinds.of(image),
        fields.counted(),
        price,
        offering == null ? null : month(offering, fields),
        offering == null || payer == null
            ? List.of()
            : limits.of(payer.id(), actor.personId(), offering.size(), fields.counted()),
        offering == null || payer == null ? List.of() : warnings(actor, payer, offering, fields));
  }

  private List<String> warnings(
      Actor actor, Department payer, Offering offering, OrderFields fields) {
    var what =
        new OneKind(payer.id(), offering.kind(), fields.purpose(), offering.size(), offering.id());
    return orders.warnings(actor, payer.id(), what, fields.counted());
  }

  /** Who shall pay as far as was said, else the department where the person is at home. */
  private @Nullable String asked(Actor actor, OrderFields fields) {
    return fields.departmentId() == null
        ? departments.home(actor).orElse(null)
        : fields.departmentId();
  }

  private List<SizeChoice> sizes(Actor actor, Image image, OrderFields fields) {
    var offered =
        catalogue.offerings(actor).stream().filter(each -> each.kind() == image.kind()).toList();
    var fitting = offered.stream().filter(each -> fits(each, image)).toList();
    var chosen = chosen(fitting, Offering::id, fields.offeringId());
    return offered.stream()
        .map(each ->
            new SizeChoice(each, perHour(each, fields), each.equals(chosen), fits(each, image)))
        .toList();
  }

  private static boolean fits(Offering offering, Image image) {
    return image.minDiskGib() <= offering.size().diskGib();
  }

  private Money perHour(Offering offering, OrderFields fields) {
    return costs.perHour(one(offering, fields));
  }

  private MonthCost month(Offering offering, OrderFields fields) {
    return costs.nextMonth(one(offering, fields), fields.counted());
  }

  private static OneKind one(Offering offering, OrderFields fields) {
    return new OneKind(
        fields.departmentId(), offering.kind(), fields.purpose(), offering.size(), offering.id());
  }

  private static @Nullable Money price(List<SizeChoice> sizes, int count) {
    return sizes.stream()
        .filter(SizeChoice::chosen)
        .map(each -> times(each.perHour(), BigDecimal.valueOf(count)))
        .findFirst()
        .orElse(null);
  }

  /** Their own departments first; an operator may order for all. */
  private List<Department> payers(Actor actor) {
    var possible =
        departments.visible(actor).stream()
            .filter(each -> actor.may(Permission.ORDER, each.id()))
            .toList();
    var own = possible.stream().filter(each -> actor.roles().containsKey(each.id())).toList();
    return own.isEmpty() ? possible : own;
  }

  private static <T> @Nullable T chosen(
      List<T> all, Function<T, String> id, @Nullable String wanted) {
    Optional<T> named =
        all.stream().filter(each -> Objects.equals(id.apply(each), wanted)).findFirst();
    return named.orElseGet(() -> all.isEmpty() ? null : all.getFirst());
  }

  private static Money times(Money money, BigDecimal factor) {
    return new Money(money.amount().multiply(factor), money.currency());
  }
}
