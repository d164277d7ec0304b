package bellwether.app.match;

import java.time.Duration;

/**
 * The number of alerts at once that counts as a flood.
 *
 * @param maxAlerts alerts within the window that are posted individually; further ones are
 *     summarized
 * @param holdTime how long they are collected before the summary is posted
 */
public record FloodLimit(int maxAlerts, Duration window, Duration holdTime) {

  /** Far more than on a bad day, and more than anybody reads individually. */
  public static final FloodLimit DEFAULT =
      new FloodLimit(25, Duration.ofMinutes(10), Duration.ofMinutes(5));

  /** Returns a copy without delay, for a single run that has all alerts at its end. */
  public FloodLimit withoutHold() {
    return new FloodLimit(maxAlerts, window, Duration.ZERO);
  }
}
