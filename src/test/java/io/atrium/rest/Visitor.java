package io.atrium.rest;

import io.atrium.accounts.TokenScope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may come to the portal, as far as it makes a difference to rights. */
enum Visitor {
  ANONYMOUS,
  MEMBER,
  HEAD,
  /** The head of another department. */
  STRANGER,
  AUDITOR,
  OPERATOR,
  /** Programs of the operator, each with a token of one scope. */
  READ_TOKEN(TokenScope.READ),
  OPERATE_TOKEN(TokenScope.OPERATE),
  ADMINISTER_TOKEN(TokenScope.ADMINISTER);

  private final @Nullable TokenScope scope;

  Visitor() {
    this(null);
  }

  Visitor(@Nullable TokenScope scope) {
    this.scope = scope;
  }

  @Nullable TokenScope scope() {
    return scope;
  }

  static List<Visitor> people() {
    return Stream.of(values()).filter(each -> each.scope == null).toList();
  }

  static List<Visitor> programs() {
    return Stream.of(values()).filter(each -> each.scope != null).toList();
  }
}
