package io.atrium.simulation;

/** The portal's process dies here. An error, so that nothing in the portal can go on after it. */
final class PortalCrash extends Error {

  private static final long serialVersionUID = 1L;

  PortalCrash(Seams.Seam seam) {
    super("killed " + seam.words());
  }
}
