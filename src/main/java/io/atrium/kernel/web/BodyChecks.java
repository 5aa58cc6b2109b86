package io.atrium.kernel.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks through a JSON body before it is read, notes everything that does not fit the record it
 * shall become, and lets only the rest be read: reading by itself would stop at the first fault.
 */
@ControllerAdvice
class BodyChecks extends RequestBodyAdviceAdapter {

  /** One more than what is read as JSON at all. */
  private static final int MOST = 2_000_001;

  private final JsonMapper json;
  private final BodyForm form;

  BodyChecks(JsonMapper json) {
    this.json = json;
    this.form = new BodyForm(json);
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return target instanceof Class<?> type && type.isRecord();
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage input,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    var bytes = input.getBody().readNBytes(MOST);
    return new Body(input.getHeaders(), fitting(bytes, (Class<?>) target));
  }

  private byte[] fitting(byte[] bytes, Class<?> target) {
    try {
      if (json.readTree(bytes) instanceof ObjectNode body) {
        var faults = form.takeOutWhatDoesNotFit(body, target);
        faults.forEach(WrongParts::note);
        return faults.isEmpty() ? bytes : json.writeValueAsBytes(body);
      }
    } catch (JacksonException _) {
      // It is no JSON: whoever reads it next says where.
    }
    return bytes;
  }

  /** A body that was read and can be read again. */
  private record Body(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }
}
