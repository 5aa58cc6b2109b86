package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * A call of the interface. Where something of the request could not be read, the rest is rehearsed:
 * its handler runs in a transaction that is always rolled back, only to learn what else is wrong.
 * So a caller hears of wrong types, unknown fields, values that cannot be and things that do not
 * exist in one answer, and each rule stands in one place, where the work is done.
 */
class ApiCall extends ServletInvocableHandlerMethod {

  private final PlatformTransactionManager transactions;

  ApiCall(HandlerMethod handler, PlatformTransactionManager transactions) {
    super(handler);
    this.transactions = transactions;
  }

  @Override
  public void setHandlerMethodArgumentResolvers(HandlerMethodArgumentResolverComposite all) {
    super.setHandlerMethodArgumentResolvers(
        new HandlerMethodArgumentResolverComposite().addResolver(new ArgumentFaults(all)));
  }

  @Override
  protected @Nullable Object[] getMethodArgumentValues(
      NativeWebRequest request,
      @Nullable ModelAndViewContainer container,
      @Nullable Object... provided)
      throws Exception {
    var values = super.getMethodArgumentValues(request, container, provided);
    var asked = request.getNativeRequest(HttpServletRequest.class);
    QueryNames.check(asked == null ? null : asked.getQueryString(), getMethodParameters());
    return values;
  }

  @Override
  protected @Nullable Object doInvoke(@Nullable Object... values) throws Exception {
    if (WrongParts.noted().isEmpty()) {
      return super.doInvoke(values);
    }
    throw new InvalidRequest(WrongParts.with(canRehearse(values) ? rehearse(values) : List.of()));
  }

  /** Not without a value that the handler counts on, nor where it writes its answer itself. */
  private boolean canRehearse(@Nullable Object[] values) {
    var parameters = getMethodParameters();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !parameters[i].isOptional()) {
        return false;
      }
    }
    return Arrays.stream(values).noneMatch(HttpServletResponse.class::isInstance);
  }

  private List<FieldFault> rehearse(@Nullable Object[] values) throws Exception {
    var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    try {
      super.doInvoke(values);
      return List.of();
    } catch (AtriumException more) {
      return more.faults(); // what is said of no field is true only of what could be read
    } finally {
      transactions.rollback(transaction);
    }
  }
}
