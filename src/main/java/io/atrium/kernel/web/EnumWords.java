package io.atrium.kernel.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/**
 * Reads values of a query by the words that {@link Expected} tells: an enum that is asked for by
 * other words than its names says so by its {@code toString}.
 */
@SuppressWarnings({"rawtypes", "NullAway"}) // its contract is raw, and takes null for no value
class EnumWords implements ConverterFactory<String, Enum> {

  @Override
  public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
    return word -> read(type, word.strip());
  }

  private static <T> @Nullable T read(Class<T> type, String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(type.getEnumConstants())
            .filter(each -> each.toString().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(Expected.of(type)));
  }
}
