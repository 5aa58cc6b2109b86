package io.atrium.kernel.web;

import io.atrium.kernel.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What was found wrong with the present request while it was read. Whoever reads notes it here and
 * reads on; {@link ApiCall} refuses the request with all of it.
 */
final class WrongParts {

  private static final String NOTED = WrongParts.class.getName();

  private WrongParts() {}

  static void note(FieldFault fault) {
    var request = RequestContextHolder.currentRequestAttributes();
    var noted = new ArrayList<>(noted(request));
    noted.add(fault);
    request.setAttribute(NOTED, List.copyOf(noted), RequestAttributes.SCOPE_REQUEST);
  }

  static List<FieldFault> noted() {
    var request = RequestContextHolder.getRequestAttributes();
    return request == null ? List.of() : noted(request);
  }

  /** What was noted, and of the others those about fields that were not named by it. */
  static List<FieldFault> with(List<FieldFault> others) {
    var all = new ArrayList<>(noted());
    var named = all.stream().map(FieldFault::field).collect(Collectors.toSet());
    var broken = all.stream().map(FieldFault::field).filter(each -> each.endsWith("]")).toList();
    others.stream()
        .filter(each -> !named.contains(each.field()))
        .filter(each -> broken.stream().noneMatch(entry -> isBehind(each, entry)))
        .forEach(all::add);
    return all;
  }

  /**
   * An entry that could not be read is left out: those behind it then have other numbers, and what
   * is said of the list as a whole is said of the rest of it.
   */
  private static boolean isBehind(FieldFault fault, String entry) {
    var list = entry.substring(0, entry.lastIndexOf('['));
    return fault.field().equals(list) || fault.field().startsWith(list + "[");
  }

  @SuppressWarnings("unchecked") // only this class writes the attribute
  private static List<FieldFault> noted(RequestAttributes request) {
    var found = (List<FieldFault>) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
    return found == null ? List.of() : found;
  }
}
