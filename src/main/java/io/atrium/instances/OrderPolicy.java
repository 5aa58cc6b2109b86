package io.atrium.instances;

/**
 * A say in whether an order is accepted, for rooms above this one (budgets, approvals). Asked
 * inside the order's transaction; refusing is throwing an explained failure.
 */
public interface OrderPolicy {

  void judge(Order order, String departmentId);
}
