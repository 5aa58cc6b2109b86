package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentChange;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.VersionedDepartment;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tree of departments. */
@RestController
@RequestMapping("/api/v1/departments")
@Tag(name = "Departments", description = "Who owns, is limited and pays")
class DepartmentsApi {

  private final DepartmentQueries queries;
  private final DepartmentCommands commands;
  private final Idempotency idempotency;

  DepartmentsApi(DepartmentQueries queries, DepartmentCommands commands, Idempotency idempotency) {
    this.queries = queries;
    this.commands = commands;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(summary = "List the departments that one may see, by code")
  Page<DepartmentView> list(Actor actor, PageRequest page) {
    return queries.visible(actor, page).map(DepartmentView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a department")
  ResponseEntity<DepartmentView> department(Actor actor, @PathVariable String id) {
    return answer(queries.versioned(actor, id));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Made")
  @Operation(
      summary = "Make a department",
      description = "Without parentId it stands right below the institution. Operators only.")
  ResponseEntity<DepartmentView> create(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody DepartmentBody wanted) {
    return idempotency.once(
        actor,
        key,
        "POST /api/v1/departments",
        wanted,
        () -> {
          var made = commands.create(actor, wanted.change());
          return ResponseEntity.created(URI.create("/api/v1/departments/" + made.department().id()))
              .eTag(ETags.of(made.version()))
              .body(DepartmentView.of(made.department()));
        });
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change or move a department",
      description =
          "Fields that are left out stay as they are; an empty costCentre removes it. Operators"
              + " only.")
  ResponseEntity<DepartmentView> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody DepartmentBody wanted) {
    return answer(commands.change(actor, id, ifMatch, wanted.change()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete an empty department", description = "Operators only.")
  void delete(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    commands.delete(actor, id, ifMatch);
  }

  private static ResponseEntity<DepartmentView> answer(VersionedDepartment found) {
    return ETags.of(DepartmentView.of(found.department()), found.version());
  }

  /** A department as it shall be. */
  record DepartmentBody(
      @Schema(example = "MATH") @Nullable String code,
      @Schema(example = "Mathematics") @Nullable String name,
      @Nullable String parentId,
      @Schema(example = "4711") @Nullable String costCentre) {

    DepartmentChange change() {
      return new DepartmentChange(code, name, parentId, costCentre);
    }
  }

  /** A department as JSON. */
  record DepartmentView(
      String id,
      String code,
      String name,
      @Schema(description = "The department above; null for the institution itself")
          @Nullable String parentId,
      @Nullable String costCentre) {

    static DepartmentView of(Department department) {
      return new DepartmentView(
          department.id(),
          department.code(),
          department.name(),
          department.parentId(),
          department.costCentre());
    }
  }
}
