package io.atrium.billing;

/** How far a bill has come. */
public enum BillStatus {
  /** The month goes on, or is not yet proven: it shows what there is so far. */
  OPEN,
  /** Frozen for ever. */
  ISSUED,
  /** Frozen, too, but a later revision corrects it. */
  REPLACED
}
