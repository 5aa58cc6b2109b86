package io.atrium.accounts;

import java.util.EnumSet;
import java.util.Set;

/** What somebody may do. The whole policy about roles and offices is the table in this file. */
public enum Permission {
  VIEW,
  ORDER,
  OPERATE_INSTANCES,
  VIEW_BILLS,
  MANAGE_MEMBERS,
  /** Hosts, offerings, prices, quota and departments. */
  ADMINISTER,
  AUDIT;

  static Set<Permission> of(Role role) {
    return switch (role) {
      case MEMBER -> EnumSet.of(VIEW, ORDER, OPERATE_INSTANCES);
      case HEAD -> EnumSet.of(VIEW, ORDER, OPERATE_INSTANCES, VIEW_BILLS, MANAGE_MEMBERS);
    };
  }

  static Set<Permission> of(Office office) {
    return switch (office) {
      case OPERATOR -> EnumSet.allOf(Permission.class);
      case AUDITOR -> EnumSet.of(VIEW, VIEW_BILLS, AUDIT);
    };
  }

  /** What a token of this scope lets through of its maker's rights. */
  static Set<Permission> of(TokenScope scope) {
    return switch (scope) {
      case READ -> EnumSet.of(VIEW, VIEW_BILLS, AUDIT);
      case OPERATE -> EnumSet.of(VIEW, ORDER, OPERATE_INSTANCES);
      case ADMINISTER -> EnumSet.of(VIEW, MANAGE_MEMBERS, ADMINISTER);
    };
  }
}
