package io.atrium.quota;

/** What has become of a hold. It only ever moves downwards in this list. */
enum HoldState {
  HELD,
  USED,
  RELEASED
}
