package io.atrium.catalogue.web;

import io.atrium.catalogue.store.UploadCut;
import io.atrium.kernel.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file as its last field, read while it arrives: the file is never held in memory and
 * written to the disk only once, by whoever takes it.
 */
final class UploadForm {

  private static final int LONGEST_FIELD = 64 * 1_024;
  private static final int MOST_FIELDS = 32;

  private final HttpServletRequest request;
  private final Map<String, String> fields;
  private final @Nullable InputStream file;

  private UploadForm(
      HttpServletRequest request, Map<String, String> fields, @Nullable InputStream file) {
    this.request = request;
    this.fields = fields;
    this.file = file;
  }

  /** Reads as far as the beginning of the file. */
  static UploadForm read(HttpServletRequest request) {
    var form = new FileUpload();
    form.setHeaderEncoding(StandardCharsets.UTF_8.name());
    form.setFileCountMax(MOST_FIELDS);
    var fields = new HashMap<String, String>();
    try {
      var parts = form.getItemIterator(new ServletRequestContext(request));
      while (parts.hasNext()) {
        var part = parts.next();
        if (!part.isFormField()) {
          return new UploadForm(request, fields, chosen(part) ? part.openStream() : null);
        }
        fields.put(part.getFieldName(), text(part));
      }
      return new UploadForm(request, fields, null);
    } catch (FileUploadException noForm) {
      throw new InvalidRequest("file", "must come in a form of the type multipart/form-data");
    } catch (IOException cut) {
      throw new UploadCut(cut);
    }
  }

  Map<String, String> fields() {
    return Map.copyOf(fields);
  }

  /** The file, to be read once; null where none was chosen. */
  @Nullable InputStream file() {
    return file;
  }

  /** How many bytes the browser sends in all: a little more than the file. */
  long announced() {
    return request.getContentLengthLong();
  }

  /** Reads what is left: a browser hears no answer before it has sent everything. */
  void drain() {
    try {
      request.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      throw new UploadCut(gone);
    }
  }

  private static boolean chosen(FileItemStream part) {
    return part.getName() != null && !part.getName().isBlank();
  }

  private static String text(FileItemStream part) throws IOException {
    try (var stream = part.openStream()) {
      var bytes = stream.readNBytes(LONGEST_FIELD + 1);
      if (bytes.length > LONGEST_FIELD) {
        throw new InvalidRequest(part.getFieldName(), "is too long");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
