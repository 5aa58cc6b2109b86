package io.atrium.placement;

import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a host must offer.
 *
 * @param simulated whether the image holds no system, so that only a simulated host can start it
 * @param driver the only kind of host that will do; null where any does
 */
public record Demand(Size size, ImageFormat format, boolean simulated, @Nullable String driver) {

  public Demand(Size size, ImageFormat format) {
    this(size, format, false, null);
  }
}
