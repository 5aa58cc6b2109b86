package io.atrium.placement;

import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;

/**
 * What a host must offer.
 *
 * @param simulated whether the image holds no system, so that only a simulated host can start it
 */
public record Demand(Size size, ImageFormat format, boolean simulated) {

  public Demand(Size size, ImageFormat format) {
    this(size, format, false);
  }
}
