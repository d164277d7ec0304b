package bellwether.app.deliver;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims one delivery, posts it to Slack under the claim, and saves its new state. */
final class DeliveryPoster {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryPoster.class);

  private final DeliveryStore deliveries;
  private final MessageUpdater messageUpdater;
  private final OutageMonitor slack;
  private final Duration callTimeout;
  private final DeliveryStateMachine stateMachine;
  private final SlackRateLimiter rateLimiter;
  private final InstantSource clock;

  DeliveryPoster(
      DeliveryStore deliveries,
      MessageUpdater messageUpdater,
      OutageMonitor slack,
      DeliveryConfig config,
      SlackRateLimiter rateLimiter,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.messageUpdater = messageUpdater;
    this.slack = slack;
    this.callTimeout = config.callTimeout();
    this.stateMachine = config.stateMachine();
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  /**
   * Posts the delivery if Slack answers and the rate limit allows it in time.
   *
   * @param thread the message to reply to, or to update
   * @param latestStart until when to wait for the rate limit
   */
  StepResult claimAndPost(
      Delivery delivery, String channel, Optional<Delivery> thread, Instant latestStart) {
    Optional<Instant> busyUntil =
        slack
            .pausedUntil(delivery.notice().customer())
            .or(() -> rateLimiter.acquire(laneOf(delivery, channel), latestStart));
    if (busyUntil.isPresent()) {
      return new StepResult.RateLimited(busyUntil.get());
    }
    // An id for each attempt, never one for each process: SnapStart copies processes.
    String attemptId = UUID.randomUUID().toString();
    Optional<Delivery> claimed =
        deliveries.save(stateMachine.claim(delivery, channel, attemptId, clock.instant()));
    return claimed.isPresent() ? postClaimed(claimed.get(), thread) : new StepResult.Unchanged();
  }

  StepResult postClaimed(Delivery claimed, Optional<Delivery> thread) {
    PostResult result =
        claimed.notice() instanceof MessageUpdate
            ? messageUpdater.update(slack, thread.orElseThrow())
            : post(claimed, thread.map(Delivery::ts).orElse(null));
    return saveResult(result, claimed);
  }

  /**
   * Tries a message that Slack rejects as malformed in plainer forms: that rejection is certain, so
   * nothing is posted twice.
   */
  private PostResult post(Delivery claimed, @Nullable String threadTs) {
    String channel = Objects.requireNonNull(claimed.channel());
    boolean possibleRepeat = claimed.possibleRepeat();
    PostResult result = new PostResult.InvalidMessage("no form");
    for (SlackMessage message : NoticeMessages.of(claimed.notice(), claimed.id(), possibleRepeat)) {
      if (!leaseCoversCall(claimed)) {
        return new PostResult.NotSent("the claim was about to expire");
      }
      result = slack.post(claimed.notice().customer(), channel, message, threadTs, claimed.id());
      if (threadTs != null
          && result instanceof PostResult.Rejected rejected
          && rejected.isThreadMissing()) {
        return post(claimed, null);
      }
      if (!(result instanceof PostResult.InvalidMessage(String error))) {
        return result;
      }
      LOG.warn("message degraded delivery={} reason={}", claimed.id(), error);
    }
    return result;
  }

  /**
   * A worker that was paused until its claim expired must not post: another may have claimed it.
   */
  private boolean leaseCoversCall(Delivery claimed) {
    Instant leaseEnd = Objects.requireNonNull(claimed.dueAt());
    return clock.instant().plus(callTimeout).isBefore(leaseEnd);
  }

  private StepResult saveResult(PostResult result, Delivery claimed) {
    Instant now = clock.instant();
    return switch (result) {
      case PostResult.Posted(String ts, String channel) -> {
        Delivery next =
            claimed.notice() instanceof MessageUpdate
                ? stateMachine.updated(claimed, channel, ts, now)
                : stateMachine.sent(claimed, channel, ts);
        deliveries.save(next).ifPresent(this::saveMessageUrl);
        LOG.info(
            "delivery posted delivery={} advisory={} channel={}",
            claimed.id(),
            advisoryOf(claimed),
            channel);
        yield new StepResult.Posted();
      }
      case PostResult.RateLimited(Duration retryAfter) -> {
        rateLimiter.holdUntil(
            laneOf(claimed, Objects.requireNonNull(claimed.channel())), now.plus(retryAfter));
        yield save(stateMachine.rateLimited(claimed, retryAfter, now));
      }
      case PostResult.NotSent(String reason) -> save(stateMachine.notSent(claimed, reason, now));
      case PostResult.Rejected rejected -> saveRejected(rejected, claimed, now);
      case PostResult.InvalidMessage(String error) -> save(stateMachine.dead(claimed, error));
      case PostResult.Unknown(String reason) ->
          save(
              claimed.notice() instanceof MessageUpdate
                  ? stateMachine.updateUnknown(claimed, reason, now)
                  : stateMachine.unknown(claimed, reason, now));
    };
  }

  /** Digests and the home tab link to alerts. Without the address they show them all the same. */
  void saveMessageUrl(Delivery sent) {
    boolean linked =
        sent.parentId() == null
            && (sent.notice() instanceof Alert || sent.notice() instanceof AlertSummary);
    if (linked) {
      slack
          .permalink(
              sent.notice().customer(),
              Objects.requireNonNull(sent.channel()),
              Objects.requireNonNull(sent.ts()))
          .ifPresent(url -> deliveries.save(sent.withMessageUrl(url)));
    }
  }

  private StepResult saveRejected(PostResult.Rejected rejected, Delivery claimed, Instant now) {
    String reason = rejected.error() + ": " + rejected.fix();
    if (!rejected.fixableByCustomer()) {
      return save(stateMachine.dead(claimed, reason));
    }
    save(stateMachine.blocked(claimed, reason, now));
    if (!rejected.isWorkspaceWide()) {
      return new StepResult.StateChanged();
    }
    rateLimiter.holdWorkspace(claimed.notice().customer());
    return new StepResult.WorkspaceRejected(reason);
  }

  private StepResult save(Delivery next) {
    deliveries.save(next);
    LOG.info(
        "delivery not confirmed delivery={} advisory={} state={} reason={}",
        next.id(),
        advisoryOf(next),
        next.state(),
        next.reason());
    return new StepResult.StateChanged();
  }

  /** The advisory that an alert reports; other notices have none. */
  static String advisoryOf(Delivery delivery) {
    return delivery.notice() instanceof Alert alert ? alert.advisoryId() : "-";
  }

  private static SlackRateLimiter.Lane laneOf(Delivery delivery, String channel) {
    String customer = delivery.notice().customer();
    return delivery.notice() instanceof MessageUpdate
        ? SlackRateLimiter.Lane.updates(customer)
        : SlackRateLimiter.Lane.posts(customer, channel);
  }
}
