package bellwether.app.deliver;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.store.CustomerStore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where and when a notice is posted, by what its customer wants at the moment of posting. */
final class AlertRouter {
  /** No notice rests longer, whatever the settings say and however often they change. */
  static final Duration MAX_POSTPONEMENT = Duration.ofHours(24);

  /** What rests is looked at so often, so that quiet hours which were cut short hold nothing. */
  static final Duration RECHECK_INTERVAL = Duration.ofHours(1);

  private final CustomerStore customers;
  private final DeliveryConfig config;

  AlertRouter(CustomerStore customers, DeliveryConfig config) {
    this.customers = customers;
    this.config = config;
  }

  /** What is to become of a notice now. */
  sealed interface Decision {
    /** It is posted there. */
    record Post(String channel) implements Decision {}

    /** It rests until then, and is asked about again. */
    record Postpone(Instant until) implements Decision {}

    /** It is never posted, but counted in the digest. */
    record DigestOnly() implements Decision {}
  }

  /**
   * The way of a notice.
   *
   * @param threadChannel where the thread is that it belongs in, whatever the settings say; null
   *     for a message of its own
   * @param woken whether something urgent needs it posted in quiet hours too
   */
  Decision route(Delivery delivery, @Nullable String threadChannel, boolean woken, Instant now) {
    Notice notice = delivery.notice();
    if (notice.customer().equals(FeedHealth.OPERATORS)) {
      return new Decision.Post(config.operatorsChannel());
    }
    Settings settings = customers.settings(notice.customer());
    String channel = threadChannel == null ? channelFor(settings, notice) : threadChannel;
    if (threadChannel == null
        && notice instanceof Alert alert
        && settings.isBelowMinimum(alert, channel, config.channel())) {
      return new Decision.DigestOnly();
    }
    QuietHours quiet = settings.quietHours();
    if (quiet == null || woken || !observesQuietHours(notice)) {
      return new Decision.Post(channel);
    }
    Instant end = earlier(quiet.endAfter(now), delivery.createdAt().plus(MAX_POSTPONEMENT));
    return end.isAfter(now)
        ? new Decision.Postpone(earlier(end, now.plus(RECHECK_INTERVAL)))
        : new Decision.Post(channel);
  }

  /** Where a notice was tried by a version that did not note the channel down. */
  String defaultChannel(Notice notice) {
    return notice.customer().equals(FeedHealth.OPERATORS)
        ? config.operatorsChannel()
        : config.channel();
  }

  private String channelFor(Settings settings, Notice notice) {
    return notice instanceof Alert alert
        ? settings.channelFor(alert, config.channel())
        : settings.channelOr(config.channel());
  }

  /** A digest comes when its customer wants it; what a summary tells has rested already. */
  private static boolean observesQuietHours(Notice notice) {
    return switch (notice) {
      case Alert alert -> !Settings.overridesQuietHours(alert);
      case FeedHealth _, Reminder _ -> true;
      case OutageNotice _, Digest _, AlertSummary _, MessageUpdate _ -> false;
    };
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
