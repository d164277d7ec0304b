package bellwether.local.command;

import bellwether.app.App;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends alerts to destinations other than Slack, where AWS uses a function of its own. */
final class LocalForwarder {
  /** Destinations that do not answer must not delay Slack for long. */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private static final Duration ONLY_ROUND_TIME_LIMIT = Duration.ofMinutes(2);

  private final DeliverySweeper sweeper;
  private final Clock clock;

  LocalForwarder(App app, DeliveryConfig config, Clock clock) {
    this.sweeper =
        app.forwardSweeper(
            app.forwardChannel(config),
            config,
            duration -> LockSupport.parkNanos(duration.toNanos()));
    this.clock = clock;
  }

  /** Sends what is due, as far as the time allows. */
  void sendDue() {
    int _ = sweeper.sweep(clock.instant().plus(TIME_LIMIT));
  }

  /** The same for the only round of a run. */
  void sendAllDue() {
    int _ = sweeper.sweep(clock.instant().plus(ONLY_ROUND_TIME_LIMIT));
  }
}
