package io.atrium.catalogue;

/** How far an image is. Only a {@link #READY} one can be ordered. */
public enum ImageStatus {
  /** Described, without bytes yet. */
  EMPTY,
  /** Its bytes are being made or looked at. */
  CHECKING,
  /** Its bytes are checked and never change again. */
  READY,
  /** Its bytes were no image, or one that would do harm; they were thrown away. */
  REFUSED
}
