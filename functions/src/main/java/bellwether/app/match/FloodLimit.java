package bellwether.app.match;

import java.time.Duration;

/**
 * The number of alerts at once that counts as a flood.
 *
 * @param maxAlerts alerts within the window that are posted one by one; further ones become one
 *     summary
 * @param holdTime how long they are collected before the summary is posted
 */
public record FloodLimit(int maxAlerts, Duration window, Duration holdTime) {

  /** A bad day brings a few; nobody reads more than this one by one. */
  public static final FloodLimit DEFAULT =
      new FloodLimit(25, Duration.ofMinutes(10), Duration.ofMinutes(5));

  /** Returns a copy without delay, for a single round that has gathered everything at its end. */
  public FloodLimit withoutHold() {
    return new FloodLimit(maxAlerts, window, Duration.ZERO);
  }
}
