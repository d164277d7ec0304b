package bellwether.lambda;

import bellwether.app.poll.FirstRead;
import bellwether.feed.catalogue.FeedOptions;

/**
 * The settings of DigestFunction.
 *
 * @param hour of the day in UTC at which customers without a schedule get their digest
 */
record DigestConfig(int hour, FirstRead firstRead, FeedOptions switches) {
  /** Before the working day begins in Europe, and at its end in California. */
  private static final int USUAL_HOUR = 7;

  static DigestConfig from(Environment environment) {
    return new DigestConfig(
        environment.hour("BELLWETHER_DIGEST_HOUR", USUAL_HOUR),
        PollConfig.firstRead(environment),
        new FeedOptions(environment::find));
  }
}
