package bellwether.lambda;

import bellwether.app.poll.FirstRead;
import bellwether.feed.catalogue.FeedOptions;

/**
 * The settings of DigestFunction.
 *
 * @param digestHour of the day in UTC at which customers without a schedule get their digest
 */
record DigestConfig(int digestHour, FirstRead firstRead, FeedOptions feedOptions) {
  /** Before the working day begins in Europe, and at its end in California. */
  private static final int DEFAULT_HOUR = 7;

  static DigestConfig from(Environment environment) {
    return new DigestConfig(
        environment.hour("BELLWETHER_DIGEST_HOUR", DEFAULT_HOUR),
        PollConfig.firstRead(environment),
        new FeedOptions(environment::find));
  }
}
