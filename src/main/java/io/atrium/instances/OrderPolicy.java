package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.instances.InstanceCosts.OneKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A say in whether an order is accepted, for rooms above this one (budgets, approvals). Asked
 * inside the order's transaction; refusing is throwing an explained failure.
 */
public interface OrderPolicy {

  void judge(Actor actor, Order order, String departmentId);

  /**
   * A machine that runs is to become another kind; asked like {@link #judge}.
   *
   * @param present what it is now
   * @param wanted what it is to be
   */
  void judgeChange(Actor actor, OneKind present, OneKind wanted);

  /**
   * Sentences for whoever thinks of an order, or has just placed one. Nothing is decided by them.
   *
   * @param actor whom they are for; they tell nothing that the actor may not see
   * @param thoughtOf what is not ordered yet; null where everything is
   * @param count how many of it
   */
  List<String> warnings(Actor actor, String departmentId, @Nullable OneKind thoughtOf, int count);
}
