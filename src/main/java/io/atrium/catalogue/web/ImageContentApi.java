package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.ImageUploads;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of an image on their way in: streamed to the disk, never held in memory. */
@RestController
@RequestMapping("/api/v1/images/{id}/content")
@Tag(name = "Images")
class ImageContentApi {

  private static final String DESCRIPTION =
      "The body is the file itself, of the image's format: a qcow2 disk, a tar archive (gzip"
          + " allowed) of a root file system, or what 'docker save' writes. It is read whole and"
          + " checked before the answer: the image is READY then, or REFUSED with the reason.";

  private final ImageUploads uploads;

  ImageContentApi(ImageUploads uploads) {
    this.uploads = uploads;
  }

  @PostMapping
  @Operation(
      summary = "Send the bytes of an image",
      description = DESCRIPTION,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<ImageView> post(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    return fill(actor, id, request);
  }

  @PutMapping
  @Operation(
      summary = "Send the bytes of an image, like POST",
      description = DESCRIPTION,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<ImageView> put(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    return fill(actor, id, request);
  }

  private ResponseEntity<ImageView> fill(Actor actor, String id, HttpServletRequest request)
      throws IOException {
    refuseForms(request);
    var image = uploads.fill(actor, id, request.getInputStream(), request.getContentLengthLong());
    return ETags.of(ImageView.of(image), image.version());
  }

  /** The container may have read a form already, and a form is not the file. */
  private static void refuseForms(HttpServletRequest request) {
    var type = String.valueOf(request.getContentType());
    if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
        || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      throw new InvalidRequest(
          HttpHeaders.CONTENT_TYPE,
          "must be application/octet-stream: send the file itself, not a form");
    }
  }
}
