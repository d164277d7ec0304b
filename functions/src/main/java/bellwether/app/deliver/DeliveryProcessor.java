package bellwether.app.deliver;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
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
import java.util.function.Supplier;

/** Moves one delivery by one step: has it posted, looks for it in the channel, or lets it be. */
public final class DeliveryProcessor {
  /** Clocks of two workers may differ by this much. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private static final Duration PARENT_RETRY_DELAY = Duration.ofSeconds(5);

  private final DeliveryStore deliveries;
  private final MessageUpdater messageUpdater;
  private final AlertRouter router;
  private final InstallationStore installations;
  private final DeliveryChannel slack;
  private final DeliveryPoster poster;
  private final SlackRateLimiter rateLimiter;
  private final DeliveryConfig config;
  private final InstantSource clock;

  public DeliveryProcessor(
      Stores stores,
      DeliveryChannel slack,
      DeliveryConfig config,
      SlackRateLimiter pace,
      InstantSource clock,
      Supplier<String> attemptIds) {
    this.deliveries = stores.deliveries();
    this.messageUpdater = new MessageUpdater(stores.cases(), deliveries, clock);
    this.router = new AlertRouter(stores.customers(), config);
    this.installations = stores.installations();
    this.slack = slack;
    this.poster =
        new DeliveryPoster(deliveries, messageUpdater, slack, config, pace, clock, attemptIds);
    this.rateLimiter = pace;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Does what the delivery's state asks for.
   *
   * @param patience until when its channel's turn is waited for
   */
  DeliveryOutcome process(Delivery delivery, Instant patience) {
    Instant now = clock.instant();
    return switch (delivery.state()) {
      case PENDING, RETRY, BLOCKED -> send(delivery, false, patience);
      case SENDING ->
          save(
              stateMachine()
                  .leaseExpired(delivery, Objects.requireNonNullElse(delivery.dueAt(), now)));
      case UNKNOWN ->
          delivery.notice() instanceof MessageUpdate
              ? retryUpdate(delivery)
              : findInChannel(delivery);
      case HELD -> summarize(delivery, now);
      case SENT, SUMMARIZED, DEAD -> new DeliveryOutcome.Unchanged();
    };
  }

  /** Whether the customer's posts are waited for beyond then already. */
  boolean isBusyUntil(Delivery delivery, Instant then) {
    return rateLimiter.isBusyUntil(delivery.notice().customer(), then);
  }

  /** Lets time pass until then. */
  void sleepUntil(Instant until) {
    rateLimiter.sleepUntil(until);
  }

  /** Takes the customer's flood together; in quiet hours once one of it breaks through. */
  private DeliveryOutcome summarize(Delivery held, Instant now) {
    return router.route(held, null, false, now)
            instanceof AlertRouter.Decision.Postpone(Instant until)
        ? save(stateMachine().postponed(held, until))
        : DeliveryOutcome.of(
            isStillHeld(held)
                && new FloodSummarizer(deliveries).summarize(held.notice().customer(), now));
  }

  /** The first of a flood that is taken up takes all others off, and gathering them is dear. */
  private boolean isStillHeld(Delivery held) {
    return deliveries.find(held.id()).filter(now -> now.state() == State.HELD).isPresent();
  }

  private DeliveryOutcome send(Delivery delivery, boolean woken, Instant patience) {
    Instant now = clock.instant();
    Optional<Delivery> parent = findParent(delivery);
    if (!messageUpdater.isNeeded(delivery, parent)) {
      return save(stateMachine().superseded(delivery));
    }
    if (parent.filter(p -> !p.state().isFinal()).isPresent()) {
      return sendReply(delivery, parent.orElseThrow(), patience);
    }
    if (isRevoked(delivery)) {
      rateLimiter.holdWorkspace(delivery.notice().customer());
      String reason = "the workspace removed Bellwether: install it again";
      return deliveries.save(stateMachine().blocked(delivery, reason, now)).isPresent()
          ? new DeliveryOutcome.WorkspaceRejected(reason)
          : new DeliveryOutcome.Unchanged();
    }
    Optional<Delivery> thread = findThreadRoot(parent);
    String threadChannel = thread.map(Delivery::channel).orElse(null);
    return switch (router.route(delivery, threadChannel, woken, now)) {
      case AlertRouter.Decision.DigestOnly() -> save(stateMachine().belowMinimum(delivery));
      case AlertRouter.Decision.Postpone(Instant until) ->
          save(stateMachine().postponed(delivery, until));
      case AlertRouter.Decision.Post(String channel) ->
          poster.claimAndPost(delivery, channel, thread, patience);
    };
  }

  /** A reply comes after its message. One that may ring at night takes a resting message along. */
  private DeliveryOutcome sendReply(Delivery reply, Delivery parent, Instant patience) {
    Instant now = clock.instant();
    Instant turn = Objects.requireNonNullElse(parent.dueAt(), now);
    boolean rests = parent.attemptCount() == 0 && turn.isAfter(now);
    if (rests
        && parent.state() == State.PENDING
        && reply.notice() instanceof Alert alert
        && Settings.overridesQuietHours(alert)) {
      return send(parent, true, patience);
    }
    Instant until = rests && parent.state() != State.BLOCKED ? turn : now.plus(PARENT_RETRY_DELAY);
    return save(stateMachine().waitingForParent(reply, until));
  }

  /** A message that may or may not have been brought up to date is so once more. */
  private DeliveryOutcome retryUpdate(Delivery delivery) {
    return save(stateMachine().notFound(delivery, clock.instant()));
  }

  /** Where it was tried. */
  private String attemptedChannel(Delivery delivery) {
    String tried = delivery.channel();
    return tried == null ? router.defaultChannel(delivery.notice()) : tried;
  }

  private Optional<Delivery> findParent(Delivery delivery) {
    return Optional.ofNullable(delivery.parentId()).flatMap(deliveries::find);
  }

  /** The message that begins the thread: the parent, or the summary in which that was told. */
  private Optional<Delivery> findThreadRoot(Optional<Delivery> parent) {
    return parent
        .filter(message -> message.ts() != null)
        .or(() -> parent.flatMap(this::findParent).filter(summary -> summary.ts() != null));
  }

  private boolean isRevoked(Delivery delivery) {
    return installations
        .find(delivery.notice().customer())
        .map(Installation::revokedAt)
        .isPresent();
  }

  private DeliveryOutcome findInChannel(Delivery delivery) {
    Instant now = clock.instant();
    Instant oldest =
        Objects.requireNonNullElse(delivery.firstTriedAt(), delivery.createdAt()).minus(CLOCK_SKEW);
    String threadTs = findThreadRoot(findParent(delivery)).map(Delivery::ts).orElse(null);
    SearchResult look =
        slack.find(
            delivery.notice().customer(),
            attemptedChannel(delivery),
            delivery.id(),
            oldest,
            now.plus(CLOCK_SKEW),
            threadTs);
    Delivery standing =
        switch (look) {
          case SearchResult.Found(String ts) ->
              stateMachine().sent(delivery, attemptedChannel(delivery), ts);
          case SearchResult.NotFound() -> stateMachine().notFound(delivery, now);
          case SearchResult.Inconclusive(String reason, Duration retryAfter) ->
              stateMachine().lookupFailed(delivery, reason, retryAfter, now);
        };
    return save(standing);
  }

  private DeliveryOutcome save(Delivery standing) {
    return DeliveryOutcome.of(deliveries.save(standing));
  }

  private DeliveryStateMachine stateMachine() {
    return config.stateMachine();
  }
}
