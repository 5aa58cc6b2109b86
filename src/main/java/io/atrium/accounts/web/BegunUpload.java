package io.atrium.accounts.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file whose first bytes were read already: they give the token against forged
 * requests, and whoever reads the form gets them again.
 */
final class BegunUpload extends HttpServletRequestWrapper {

  private static final String TOKEN = "_csrf";

  /** Room for the first field and no more. */
  private static final int BEGINNING = 1_024;

  private static final Pattern FIRST_FIELD =
      Pattern.compile(
          "--[^\\r\\n]{1,100}\\r\\nContent-Disposition: form-data; name=\"_csrf\"\\r\\n\\r\\n"
              + "([\\w=-]{1,400})\\r\\n--",
          Pattern.CASE_INSENSITIVE);

  private final ServletInputStream all;

  private final @Nullable String token;

  BegunUpload(HttpServletRequest request) throws IOException {
    super(request);
    var rest = request.getInputStream();
    var beginning = rest.readNBytes(BEGINNING);
    var found = FIRST_FIELD.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
    this.token = found.lookingAt() ? found.group(1) : null;
    this.all = new Again(new SequenceInputStream(new ByteArrayInputStream(beginning), rest));
  }

  @Override
  public @Nullable String getParameter(String name) {
    return token != null && name.equals(TOKEN) ? token : super.getParameter(name);
  }

  @Override
  public ServletInputStream getInputStream() {
    return all;
  }

  /** The whole form from its beginning, to be read by whoever waits for it. */
  private static final class Again extends ServletInputStream {

    private final InputStream bytes;

    private boolean finished;

    Again(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      var next = bytes.read();
      finished = next < 0;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = bytes.read(into, offset, length);
      finished = count < 0;
      return count;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("A form with a file is read by whoever waits for it");
    }
  }
}
