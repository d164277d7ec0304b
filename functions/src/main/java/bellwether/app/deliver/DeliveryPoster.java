package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.NoticeMessages;
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
  private final MessageUpdater messageUpdater;
  private final DeliveryChannel slack;
  private final DeliveryConfig config;
  private final SlackRateLimiter rateLimiter;
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
    this.messageUpdater = refreshes;
    this.slack = slack;
    this.config = config;
    this.rateLimiter = pace;
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
    Optional<Instant> busy = rateLimiter.acquire(laneOf(delivery, channel), patience);
    if (busy.isPresent()) {
      return new DeliveryOutcome.RateLimited(busy.get());
    }
    Optional<Delivery> claimed =
        deliveries.save(stateMachine().claim(delivery, channel, attemptIds.get(), clock.instant()));
    if (claimed.isEmpty()) {
      return new DeliveryOutcome.Unchanged();
    }
    PostOutcome brought = postOrUpdate(claimed.get(), thread);
    deliveries.save(brought.delivery());
    return brought.outcome();
  }

  /** What became of a post: where the delivery stands then, and what that says of its customer. */
  record PostOutcome(Delivery delivery, DeliveryOutcome outcome) {}

  private PostOutcome postOrUpdate(Delivery mine, Optional<Delivery> thread) {
    return mine.notice() instanceof MessageUpdate
        ? toPostOutcome(messageUpdater.update(slack, thread.orElseThrow()), mine)
        : post(mine, thread.map(Delivery::ts).orElse(null));
  }

  /**
   * Posts under the claim and says where the delivery stands then. A message that Slack calls
   * malformed is tried in its plainer forms: that refusal is certain, so nothing is posted twice.
   */
  PostOutcome post(Delivery mine, @Nullable String threadTs) {
    PostOutcome brought = new PostOutcome(mine, new DeliveryOutcome.Unchanged());
    boolean repeat = DeliveryStateMachine.POSSIBLE_REPEAT.equals(mine.reason());
    for (SlackMessage message : NoticeMessages.of(mine.notice(), mine.id(), repeat)) {
      if (!leaseCoversCall(mine)) {
        return new PostOutcome(
            stateMachine().notSent(mine, "the claim was nearly over", clock.instant()),
            new DeliveryOutcome.StateChanged());
      }
      PostResult post =
          slack.post(mine.notice().customer(), claimedChannel(mine), message, threadTs, mine.id());
      if (post instanceof PostResult.Rejected refused
          && threadTs != null
          && refused.isThreadMissing()) {
        return post(mine, null);
      }
      brought = toPostOutcome(post, mine);
      if (!(post instanceof PostResult.InvalidMessage)) {
        return brought;
      }
      LOG.warn("message degraded delivery={} reason={}", mine.id(), brought.delivery().reason());
    }
    return brought;
  }

  /** A worker that was paused past its claim must not post: somebody else may hold it by now. */
  private boolean leaseCoversCall(Delivery mine) {
    Instant leaseEnd = Objects.requireNonNull(mine.dueAt());
    return clock.instant().plus(config.callTimeout()).isBefore(leaseEnd);
  }

  private PostOutcome toPostOutcome(PostResult post, Delivery mine) {
    return new PostOutcome(nextState(post, mine), toDeliveryOutcome(post, mine));
  }

  private DeliveryOutcome toDeliveryOutcome(PostResult post, Delivery mine) {
    return switch (post) {
      case PostResult.Posted _ -> new DeliveryOutcome.Posted();
      case PostResult.Rejected refused
          when refused.fixableByCustomer() && refused.isWorkspaceWide() -> {
        rateLimiter.holdWorkspace(mine.notice().customer());
        yield new DeliveryOutcome.WorkspaceRejected(refused.error() + ": " + refused.fix());
      }
      default -> new DeliveryOutcome.StateChanged();
    };
  }

  private Delivery nextState(PostResult post, Delivery mine) {
    Instant now = clock.instant();
    return switch (post) {
      case PostResult.Posted(String ts, String channel) -> stateMachine().sent(mine, channel, ts);
      case PostResult.RateLimited(Duration retryAfter) -> {
        rateLimiter.holdUntil(laneOf(mine, claimedChannel(mine)), now.plus(retryAfter));
        yield stateMachine().rateLimited(mine, retryAfter, now);
      }
      case PostResult.NotSent(String reason) -> stateMachine().notSent(mine, reason, now);
      case PostResult.Rejected(String error, boolean mendable, String fix) ->
          mendable
              ? stateMachine().blocked(mine, error + ": " + fix, now)
              : stateMachine().dead(mine, error + ": " + fix);
      case PostResult.InvalidMessage(String error) -> stateMachine().dead(mine, error);
      case PostResult.Unknown(String reason) ->
          mine.notice() instanceof MessageUpdate
              ? stateMachine().notSent(mine, reason, now)
              : stateMachine().unknown(mine, reason, now);
    };
  }

  private static SlackRateLimiter.Lane laneOf(Delivery delivery, String channel) {
    String customer = delivery.notice().customer();
    return delivery.notice() instanceof MessageUpdate
        ? SlackRateLimiter.Lane.updates(customer)
        : SlackRateLimiter.Lane.posts(customer, channel);
  }

  /** Where it was claimed for. */
  private static String claimedChannel(Delivery mine) {
    return Objects.requireNonNull(mine.channel());
  }

  private DeliveryStateMachine stateMachine() {
    return config.stateMachine();
  }
}
