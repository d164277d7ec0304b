package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.slack.message.NoticeMessages;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims one delivery, brings it to Slack under the claim, and notes down what became of it. */
final class DeliveryPoster {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryPoster.class);

  private final DeliveryStore deliveries;
  private final MessageUpdater refreshes;
  private final DeliveryChannel slack;
  private final DeliveryConfig config;
  private final SlackRateLimiter pace;
  private final InstantSource clock;
  private final Supplier<String> attemptIds;

  DeliveryPoster(
      DeliveryStore deliveries,
      MessageUpdater refreshes,
      DeliveryChannel slack,
      DeliveryConfig config,
      SlackRateLimiter pace,
      InstantSource clock,
      Supplier<String> attemptIds) {
    this.deliveries = deliveries;
    this.refreshes = refreshes;
    this.slack = slack;
    this.config = config;
    this.pace = pace;
    this.clock = clock;
    this.attemptIds = attemptIds;
  }

  /**
   * Posts the delivery if its lane's turn comes by the end of the patience.
   *
   * @param thread the message to reply to, or to bring up to date
   */
  DeliveryOutcome claimAndPost(
      Delivery delivery, String channel, Optional<Delivery> thread, Instant patience) {
    Optional<Instant> busy = pace.take(lane(delivery, channel), patience);
    if (busy.isPresent()) {
      return new DeliveryOutcome.Busy(busy.get());
    }
    Optional<Delivery> claimed =
        deliveries.save(rules().claim(delivery, channel, attemptIds.get(), clock.instant()));
    if (claimed.isEmpty()) {
      return new DeliveryOutcome.Still();
    }
    Brought brought = brought(claimed.get(), thread);
    deliveries.save(brought.standing());
    return brought.step();
  }

  /** What became of a post: where the delivery stands then, and what that says of its customer. */
  record Brought(Delivery standing, DeliveryOutcome step) {}

  private Brought brought(Delivery mine, Optional<Delivery> thread) {
    return mine.notice() instanceof MessageUpdate
        ? after(refreshes.show(slack, thread.orElseThrow()), mine)
        : post(mine, thread.map(Delivery::ts).orElse(null));
  }

  /**
   * Posts under the claim and says where the delivery stands then. A message that Slack calls
   * malformed is tried in its plainer forms: that refusal is certain, so nothing is posted twice.
   */
  Brought post(Delivery mine, @Nullable String threadTs) {
    Brought brought = new Brought(mine, new DeliveryOutcome.Still());
    boolean repeat = DeliveryStateMachine.POSSIBLE_REPEAT.equals(mine.reason());
    for (SlackMessage message : NoticeMessages.of(mine.notice(), mine.id(), repeat)) {
      if (!leaseCoversCall(mine)) {
        return new Brought(
            rules().notSent(mine, "the claim was nearly over", clock.instant()), new DeliveryOutcome.Moved());
      }
      PostResult post = slack.post(mine.notice().customer(), channel(mine), message, threadTs, mine.id());
      if (post instanceof PostResult.Rejected refused && threadTs != null && refused.isThreadMissing()) {
        return post(mine, null);
      }
      brought = after(post, mine);
      if (!(post instanceof PostResult.InvalidMessage)) {
        return brought;
      }
      LOG.warn("message degraded delivery={} reason={}", mine.id(), brought.standing().reason());
    }
    return brought;
  }

  /** A worker that was paused past its claim must not post: somebody else may hold it by now. */
  private boolean leaseCoversCall(Delivery mine) {
    Instant leaseEnd = Objects.requireNonNull(mine.dueAt());
    return clock.instant().plus(config.callTimeout()).isBefore(leaseEnd);
  }

  private Brought after(PostResult post, Delivery mine) {
    return new Brought(standing(post, mine), step(post, mine));
  }

  private DeliveryOutcome step(PostResult post, Delivery mine) {
    return switch (post) {
      case PostResult.Posted _ -> new DeliveryOutcome.Posted();
      case PostResult.Rejected refused when refused.fixableByCustomer() && refused.isWorkspaceWide() -> {
        pace.shutOut(mine.notice().customer());
        yield new DeliveryOutcome.ShutOut(refused.error() + ": " + refused.fix());
      }
      default -> new DeliveryOutcome.Moved();
    };
  }

  private Delivery standing(PostResult post, Delivery mine) {
    Instant now = clock.instant();
    return switch (post) {
      case PostResult.Posted(String ts, String channel) -> rules().sent(mine, channel, ts);
      case PostResult.RateLimited(Duration retryAfter) -> {
        pace.hold(lane(mine, channel(mine)), now.plus(retryAfter));
        yield rules().rateLimited(mine, retryAfter, now);
      }
      case PostResult.NotSent(String reason) -> rules().notSent(mine, reason, now);
      case PostResult.Rejected(String error, boolean mendable, String fix) ->
          mendable
              ? rules().blocked(mine, error + ": " + fix, now)
              : rules().dead(mine, error + ": " + fix);
      case PostResult.InvalidMessage(String error) -> rules().dead(mine, error);
      case PostResult.Unknown(String reason) ->
          mine.notice() instanceof MessageUpdate
              ? rules().notSent(mine, reason, now)
              : rules().unclear(mine, reason, now);
    };
  }

  private static SlackRateLimiter.Lane lane(Delivery delivery, String channel) {
    String customer = delivery.notice().customer();
    return delivery.notice() instanceof MessageUpdate
        ? SlackRateLimiter.Lane.updates(customer)
        : SlackRateLimiter.Lane.posts(customer, channel);
  }

  /** Where it was claimed for. */
  private static String channel(Delivery mine) {
    return Objects.requireNonNull(mine.channel());
  }

  private DeliveryStateMachine rules() {
    return config.rules();
  }
}
