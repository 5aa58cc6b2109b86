package io.atrium.catalogue;

/**
 * Whether anything was ever ordered under an offering. A used one is deactivated and kept, because
 * instances and bills name it; upper rooms answer.
 */
public interface OfferingUse {

  boolean everUsed(String offeringId);
}
