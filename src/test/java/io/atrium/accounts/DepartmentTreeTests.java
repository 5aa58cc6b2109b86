package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.kernel.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Walking the tree of departments up and down. */
class DepartmentTreeTests {

  private final DepartmentTree tree =
      new DepartmentTree(
          List.of(
              department("algebra", "maths"),
              department("college", null),
              department("maths", "college"),
              department("physics", "college")));

  @Test
  void lineageBeginsWithItselfAndEndsAtTheInstitution() {
    assertThat(tree.lineage("algebra")).containsExactly("algebra", "maths", "college");
  }

  @Test
  void subtreeHoldsItselfAndAllBelow() {
    assertThat(tree.subtree("maths")).containsExactlyInAnyOrder("maths", "algebra");
    assertThat(tree.subtree("college")).hasSize(4);
  }

  @Test
  void knowsTheInstitutionByItsMissingParent() {
    assertThat(tree.root().id()).isEqualTo("college");
  }

  @Test
  void saysThatAnUnknownDepartmentDoesNotExist() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tree.lineage("poetry"));
  }

  private static Department department(String id, @Nullable String parent) {
    return new Department(id, id, id, parent, null);
  }
}
