package io.atrium.accounts;

import io.atrium.kernel.NotFound;
import io.atrium.kernel.Recorded;
import io.atrium.kernel.web.Caller;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks, with everything needed to judge it. Roles are already expanded: the head of a
 * department is listed as head of all below it. A token narrows its maker's rights and never adds
 * any.
 */
public record Actor(
    String personId,
    String name,
    Set<Office> offices,
    Map<String, Role> roles,
    Set<TokenScope> scopes,
    boolean viaToken)
    implements Caller {

  public Actor {
    offices = Set.copyOf(offices);
    roles = Map.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  /** The portal itself, for work that no person asked for. */
  public static Actor portal() {
    return new Actor(Recorded.PORTAL, "Atrium", Set.of(Office.OPERATOR), Map.of(), Set.of(), false);
  }

  public Scope scope() {
    return offices.isEmpty() ? new Scope.Departments(roles.keySet()) : new Scope.Everything();
  }

  /** Whether the permission holds in one department. */
  public boolean may(Permission permission, String departmentId) {
    return (holdsByOffice(permission) || holdsByRole(permission, roles.get(departmentId)))
        && passesToken(permission);
  }

  /** Whether the permission holds in one department at least. */
  public boolean mayAnywhere(Permission permission) {
    return (holdsByOffice(permission)
            || roles.values().stream().anyMatch(role -> holdsByRole(permission, role)))
        && passesToken(permission);
  }

  /** Whether the permission holds in the whole institution. */
  public boolean may(Permission permission) {
    return holdsByOffice(permission) && passesToken(permission);
  }

  public void require(Permission permission, String departmentId) {
    require(permission, departmentId, "department");
  }

  /**
   * Refuses unless the permission holds. What the actor may not even see is reported as absent.
   *
   * @param word what the thing is called that belongs to the department, such as {@code "instance"}
   */
  public void require(Permission permission, String departmentId, String word) {
    if (!scope().covers(departmentId)) {
      throw new NotFound(word);
    }
    if (!may(permission, departmentId)) {
      throw refusal(permission);
    }
  }

  public void require(Permission permission) {
    if (!may(permission)) {
      throw refusal(permission);
    }
  }

  private boolean holdsByOffice(Permission permission) {
    return offices.stream().anyMatch(office -> Permission.of(office).contains(permission));
  }

  private static boolean holdsByRole(Permission permission, @Nullable Role role) {
    return role != null && Permission.of(role).contains(permission);
  }

  private boolean passesToken(Permission permission) {
    return !viaToken
        || scopes.stream().anyMatch(scope -> Permission.of(scope).contains(permission));
  }

  private Forbidden refusal(Permission permission) {
    if (viaToken && !passesToken(permission)) {
      var needed = EnumSet.allOf(TokenScope.class);
      needed.removeIf(scope -> !Permission.of(scope).contains(permission));
      return new Forbidden(
          "This token's scopes do not allow it; it needs %s."
              .formatted(String.join(" or ", needed.stream().map(Enum::name).toList())));
    }
    return new Forbidden(
        switch (permission) {
          case ADMINISTER -> "Only an operator may do this.";
          case AUDIT -> "Only an operator or an auditor may do this.";
          case VIEW_BILLS, MANAGE_MEMBERS -> "Only the head of the department may do this.";
          case VIEW, ORDER, OPERATE_INSTANCES -> "Only a member of the department may do this.";
        });
  }
}
