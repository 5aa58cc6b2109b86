package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.ImageBuilds;
import io.atrium.catalogue.ImageChange;
import io.atrium.catalogue.ImageCommands;
import io.atrium.catalogue.ImageFilter;
import io.atrium.catalogue.ImageStatus;
import io.atrium.catalogue.NewImage;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What instances start from: descriptions of images; their bytes have an address of their own. */
@RestController
@RequestMapping("/api/v1/images")
@Tag(name = "Images", description = "What instances start from")
class ImagesApi {

  private static final String PATH = "/api/v1/images";

  private final CatalogueQueries queries;

  private final ImageCommands commands;

  private final ImageBuilds builds;

  private final Idempotency idempotency;

  ImagesApi(
      CatalogueQueries queries,
      ImageCommands commands,
      ImageBuilds builds,
      Idempotency idempotency) {
    this.queries = queries;
    this.commands = commands;
    this.builds = builds;
    this.idempotency = idempotency;
  }

  @GetMapping
  @Operation(summary = "List the images that one may use, by name")
  Page<ImageView> list(
      Actor actor,
      @Parameter(description = "Only those that start this kind") @RequestParam(required = false)
          @Nullable Kind kind,
      @Parameter(description = "Only those in this format") @RequestParam(required = false)
          @Nullable ImageFormat format,
      @Parameter(description = "Only those that are so far") @RequestParam(required = false)
          @Nullable ImageStatus status,
      @Parameter(description = "Only those of this department") @RequestParam(required = false)
          @Nullable String departmentId,
      PageRequest page) {
    var filter = new ImageFilter(kind, format, status, departmentId);
    return queries.images(actor, filter, page).map(ImageView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show an image")
  ResponseEntity<ImageView> image(Actor actor, @PathVariable String id) {
    return answer(queries.image(actor, id));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Described; its bytes can be sent now")
  @ApiResponse(
      responseCode = "202",
      description = "Being made by a host; CHECKING until it is READY or REFUSED")
  @Operation(
      summary = "Describe an image, or have one made",
      description =
          "Send the bytes to /images/{id}/content afterwards. With dockerfile a host builds it,"
              + " with reference a host fetches it from its registry; both are for operators."
              + " Without departmentId it is for everybody, which only an operator can decide.")
  ResponseEntity<ImageView> add(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewImage wanted) {
    return idempotency.once(actor, key, "POST " + PATH, wanted, () -> added(actor, wanted));
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change the words of an image, or publish it",
      description = "Fields that are left out stay as they are. Only an operator publishes.")
  ResponseEntity<ImageView> change(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody ImageChange change) {
    return answer(commands.change(actor, id, change, ifMatch));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete an image with its bytes",
      description = "Refused while instances use it.")
  void remove(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    commands.remove(actor, id, ifMatch);
  }

  private ResponseEntity<ImageView> added(Actor actor, NewImage wanted) {
    var image = wanted.made() ? builds.begin(actor, wanted) : commands.describe(actor, wanted);
    return ResponseEntity.status(wanted.made() ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
        .header(HttpHeaders.LOCATION, PATH + "/" + image.id())
        .eTag(ETags.of(image.version()))
        .body(ImageView.of(image));
  }

  private static ResponseEntity<ImageView> answer(Image image) {
    return ETags.of(ImageView.of(image), image.version());
  }
}
