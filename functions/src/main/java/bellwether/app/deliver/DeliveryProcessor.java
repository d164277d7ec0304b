package bellwether.app.deliver;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.workspace.Installation;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.SearchResult;
import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Advances a delivery by one step: posts it, searches for it in the channel, or postpones it. */
final class DeliveryProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryProcessor.class);

  private static final Duration PARENT_RETRY_DELAY = Duration.ofSeconds(5);

  /** A summary may release the message of a held alert before the alert itself is due. */
  private static final Duration SUMMARY_CHECK_INTERVAL = Duration.ofMinutes(1);

  private final DeliveryStore deliveries;
  private final MessageUpdater messageUpdater;
  private final AlertRouter router;
  private final InstallationStore installations;
  private final DeliveryFinder finder;
  private final DeliveryPoster poster;
  private final FloodSummarizer floodSummarizer;
  private final SlackRateLimiter rateLimiter;
  private final DeliveryStateMachine stateMachine;
  private final InstantSource clock;

  DeliveryProcessor(
      Stores stores,
      OutageMonitor slack,
      DeliveryConfig config,
      SlackRateLimiter rateLimiter,
      InstantSource clock) {
    this.deliveries = stores.deliveries();
    this.messageUpdater = new MessageUpdater(stores.cases(), deliveries, clock);
    this.router = new AlertRouter(stores.customers(), config);
    this.installations = stores.installations();
    this.finder = new DeliveryFinder(slack, config.settleTime());
    this.poster = new DeliveryPoster(deliveries, messageUpdater, slack, config, rateLimiter, clock);
    this.floodSummarizer = new FloodSummarizer(deliveries, stores.cases());
    this.rateLimiter = rateLimiter;
    this.stateMachine = config.stateMachine();
    this.clock = clock;
  }

  /**
   * Takes the next step for the delivery's state.
   *
   * @param latestStart until when to wait for the rate limit of the delivery's channel
   */
  StepResult process(Delivery delivery, Instant latestStart) {
    Instant now = clock.instant();
    return switch (delivery.state()) {
      case PENDING, RETRY -> send(delivery, false, latestStart);
      case BLOCKED ->
          delivery.outcome() == Outcome.UNCONFIRMED
              ? findInChannel(delivery)
              : send(delivery, false, latestStart);
      case SENDING -> save(stateMachine.leaseExpired(delivery, now));
      case UNKNOWN ->
          // An update is idempotent, so it is repeated without a lookup.
          delivery.notice() instanceof MessageUpdate
              ? save(stateMachine.notFound(delivery, now))
              : findInChannel(delivery);
      case HELD -> summarize(delivery, now);
      case SENT, SUMMARIZED, DEAD -> new StepResult.Unchanged();
    };
  }

  /** Summarizes the customer's held alerts, after quiet hours unless one of them is urgent. */
  private StepResult summarize(Delivery held, Instant now) {
    if (router.route(held, null, false, now) instanceof AlertRouter.Decision.Postpone(var until)) {
      return save(stateMachine.postponed(held, until));
    }
    // The first alert of a flood summarizes all others, and collecting them is expensive.
    Optional<Delivery> stillHeld =
        deliveries.find(held.id()).filter(stored -> stored.state() == State.HELD);
    stillHeld.ifPresent(stored -> floodSummarizer.summarize(stored, now));
    return stillHeld.isPresent() ? new StepResult.StateChanged() : new StepResult.Unchanged();
  }

  private StepResult send(Delivery delivery, boolean ignoresQuietHours, Instant latestStart) {
    Instant now = clock.instant();
    Optional<Delivery> message = findMessage(delivery);
    if (!messageUpdater.isNeeded(delivery, message)) {
      return save(stateMachine.superseded(delivery));
    }
    if (message.filter(posted -> !posted.state().isFinal()).isPresent()) {
      return sendReply(delivery, message.orElseThrow(), latestStart);
    }
    if (isRevoked(delivery)) {
      rateLimiter.holdWorkspace(delivery.notice().customer());
      String reason = "the workspace removed Bellwether: install it again";
      return deliveries.save(stateMachine.blocked(delivery, reason, now)).isPresent()
          ? new StepResult.WorkspaceRejected(reason)
          : new StepResult.Unchanged();
    }
    Optional<Delivery> thread = message.filter(posted -> posted.ts() != null);
    @Nullable String threadChannel = thread.map(Delivery::channel).orElse(null);
    return switch (router.route(delivery, threadChannel, ignoresQuietHours, now)) {
      case AlertRouter.Decision.DigestOnly() -> save(stateMachine.belowMinimum(delivery));
      case AlertRouter.Decision.Postpone(Instant until) ->
          save(stateMachine.postponed(delivery, until));
      case AlertRouter.Decision.Post(String channel) ->
          poster.claimAndPost(delivery, channel, thread, latestStart);
    };
  }

  /**
   * Posts a reply after its message. An urgent reply ends the wait of its message in quiet hours.
   */
  private StepResult sendReply(Delivery reply, Delivery parent, Instant latestStart) {
    Instant now = clock.instant();
    Instant parentDueAt = Objects.requireNonNullElse(parent.dueAt(), now);
    boolean postponed = parent.attemptCount() == 0 && parentDueAt.isAfter(now);
    if (postponed
        && parent.state() == State.PENDING
        && reply.notice() instanceof Alert alert
        && Settings.overridesQuietHours(alert)) {
      return send(parent, true, latestStart);
    }
    boolean waitsForParent = postponed && parent.state() != State.BLOCKED;
    Instant until = waitsForParent ? parentDueAt : now.plus(PARENT_RETRY_DELAY);
    if (parent.state() == State.HELD && until.isAfter(now.plus(SUMMARY_CHECK_INTERVAL))) {
      until = now.plus(SUMMARY_CHECK_INTERVAL);
    }
    return save(stateMachine.waitingForParent(reply, until));
  }

  private Optional<Delivery> findParent(Delivery delivery) {
    return Optional.ofNullable(delivery.parentId()).flatMap(deliveries::find);
  }

  /** The message that a reply or an update is about: its parent, or the summary of its parent. */
  private Optional<Delivery> findMessage(Delivery delivery) {
    Optional<Delivery> parent = findParent(delivery);
    return parent.filter(Delivery::isInSummary).flatMap(this::findParent).or(() -> parent);
  }

  private boolean isRevoked(Delivery delivery) {
    return installations
        .find(delivery.notice().customer())
        .map(Installation::revokedAt)
        .isPresent();
  }

  private StepResult findInChannel(Delivery delivery) {
    Instant now = clock.instant();
    String channel =
        Objects.requireNonNullElseGet(
            delivery.channel(), () -> router.defaultChannel(delivery.notice()));
    @Nullable String threadTs = findMessage(delivery).map(Delivery::ts).orElse(null);
    return switch (finder.find(delivery, channel, threadTs)) {
      case SearchResult.Found(String ts) -> {
        LOG.info(
            "delivery found delivery={} advisory={} channel={}",
            delivery.id(),
            DeliveryPoster.advisoryOf(delivery),
            channel);
        Optional<Delivery> sent = deliveries.save(stateMachine.sent(delivery, channel, ts));
        sent.ifPresent(poster::saveMessageUrl);
        yield sent.isPresent() ? new StepResult.StateChanged() : new StepResult.Unchanged();
      }
      case SearchResult.NotFound() -> save(stateMachine.notFound(delivery, now));
      case SearchResult.Inconclusive lookup ->
          save(stateMachine.lookupFailed(delivery, lookup, now));
    };
  }

  private StepResult save(Delivery next) {
    if (deliveries.save(next).isEmpty()) {
      return new StepResult.Unchanged();
    }
    LOG.info(
        "delivery changed delivery={} advisory={} state={} reason={}",
        next.id(),
        DeliveryPoster.advisoryOf(next),
        next.state(),
        next.reason());
    return new StepResult.StateChanged();
  }
}
