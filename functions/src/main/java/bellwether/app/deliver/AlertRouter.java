package bellwether.app.deliver;

import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.store.CustomerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides where and when a notice is posted, by its customer's settings at that moment. */
public final class AlertRouter {
  /** The longest delay of a notice, however often the settings change. */
  static final Duration MAX_POSTPONEMENT = Duration.ofHours(24);

  /** Postponed notices are checked at this interval, in case quiet hours were shortened. */
  static final Duration RECHECK_INTERVAL = Duration.ofHours(1);

  private final CustomerStore customers;
  private final DeliveryConfig config;

  public AlertRouter(CustomerStore customers, DeliveryConfig config) {
    this.customers = customers;
    this.config = config;
  }

  /** The decision about a notice. */
  public sealed interface Decision {
    record Post(String channel) implements Decision {}

    /** Route the notice again at that time. */
    record Postpone(Instant until) implements Decision {}

    /** Do not post it, but count it in the digest. */
    record DigestOnly() implements Decision {}
  }

  /**
   * Routes a notice.
   *
   * @param threadChannel channel of the thread that the notice replies to, which overrides the
   *     settings; null for a message of its own
   * @param ignoresQuietHours whether an urgent reply needs it posted in quiet hours too
   */
  public Decision route(
      Delivery delivery, @Nullable String threadChannel, boolean ignoresQuietHours, Instant now) {
    Notice notice = delivery.notice();
    if (notice.customer().equals(FeedHealth.OPERATORS)) {
      return new Decision.Post(config.operatorsChannel());
    }
    Settings settings = customers.settings(notice.customer());
    String channel = threadChannel == null ? channelFor(settings, notice) : threadChannel;
    if (threadChannel == null
        && severity(notice)
            .filter(level -> settings.isBelowMinimum(level, channel, config.channel()))
            .isPresent()) {
      return new Decision.DigestOnly();
    }
    QuietHours quiet = settings.quietHours();
    if (quiet == null || ignoresQuietHours || !observesQuietHours(notice)) {
      return new Decision.Post(channel);
    }
    Instant end = earlier(quiet.endAfter(now), delivery.createdAt().plus(MAX_POSTPONEMENT));
    return end.isAfter(now)
        ? new Decision.Postpone(earlier(end, now.plus(RECHECK_INTERVAL)))
        : new Decision.Post(channel);
  }

  /** The severity of a notice that a channel's minimum applies to. */
  private static Optional<Severity.Level> severity(Notice notice) {
    return switch (notice) {
      case Alert alert -> Optional.of(alert.severity().level());
      case SupplierNotice supplier -> Optional.of(supplier.incident().level());
      default -> Optional.empty();
    };
  }

  /** The channel of a notice that was tried by a version that did not save channels. */
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

  /**
   * A digest has its own schedule, the alerts of a summary have waited already, and a deadline does
   * not wait.
   */
  private static boolean observesQuietHours(Notice notice) {
    return switch (notice) {
      case Alert alert -> !Settings.overridesQuietHours(alert);
      case FeedHealth _, Reminder _, DestinationNotice _, SupplierNotice _ -> true;
      case OutageNotice _, Digest _, AlertSummary _, MessageUpdate _, ClockReminder _ -> false;
    };
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
