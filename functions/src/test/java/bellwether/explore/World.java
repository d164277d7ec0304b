package bellwether.explore;

import java.time.Instant;

/** What workers act on, in virtual time. */
public interface World {
  /** Lets happen what was to happen by that time. */
  void timePassed(Instant now);

  /** Adds everything that decides what can follow. */
  void describe(Fingerprint state);
}
