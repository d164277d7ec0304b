package bellwether.app.match;

import java.time.Duration;

/**
 * How many alerts at once are a flood.
 *
 * @param maxAlerts alerts within the window that are posted one by one; further ones become one
 *     summary
 * @param holdTime how long those are gathered before the summary is posted
 */
public record FloodLimit(int maxAlerts, Duration window, Duration holdTime) {

  /** A bad day brings a handful; more than this at once nobody reads one by one. */
  public static final FloodLimit DEFAULT =
      new FloodLimit(25, Duration.ofMinutes(10), Duration.ofMinutes(5));

  /** Returns a copy without delay, for a single round that has gathered everything at its end. */
  public FloodLimit withoutHold() {
    return new FloodLimit(maxAlerts, window, Duration.ZERO);
  }
}
