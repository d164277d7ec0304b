package bellwether.app.deliver;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Installation;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.SearchResult;
import bellwether.store.Stores;
import bellwether.store.CaseStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
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

  private static final Duration PARENT_WAIT = Duration.ofSeconds(5);

  private final DeliveryStore deliveries;
  private final MessageUpdater refreshes;
  private final AlertRouter routing;
  private final InstallationStore installations;
  private final DeliveryChannel slack;
  private final DeliveryPoster posting;
  private final SlackRateLimiter pace;
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
    this.refreshes = new MessageUpdater(stores.cases(), deliveries, clock);
    this.routing = new AlertRouter(stores.customers(), config);
    this.installations = stores.installations();
    this.slack = slack;
    this.posting = new DeliveryPoster(deliveries, refreshes, slack, config, pace, clock, attemptIds);
    this.pace = pace;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Does what the delivery's state asks for.
   *
   * @param patience until when its channel's turn is waited for
   */
  DeliveryOutcome on(Delivery delivery, Instant patience) {
    Instant now = clock.instant();
    return switch (delivery.state()) {
      case PENDING, RETRY, BLOCKED -> send(delivery, false, patience);
      case SENDING ->
          save(rules().leaseOver(delivery, Objects.requireNonNullElse(delivery.dueAt(), now)));
      case UNKNOWN -> delivery.notice() instanceof MessageUpdate ? again(delivery) : look(delivery);
      case HELD -> summarize(delivery, now);
      case SENT, SUMMARIZED, DEAD -> new DeliveryOutcome.Still();
    };
  }

  /** Whether the customer's posts are waited for beyond then already. */
  boolean isCrowded(Delivery delivery, Instant then) {
    return pace.isCrowded(delivery.notice().customer(), then);
  }

  /** Lets time pass until then. */
  void rest(Instant until) {
    pace.rest(until);
  }

  /** Takes the customer's flood together; in quiet hours once one of it breaks through. */
  private DeliveryOutcome summarize(Delivery held, Instant now) {
    return routing.of(held, null, false, now) instanceof AlertRouter.Way.Rest(Instant until)
        ? save(rules().resting(held, until))
        : DeliveryOutcome.of(
            isHeldStill(held) && new FloodSummarizer(deliveries).summarize(held.notice().customer(), now));
  }

  /** The first of a flood that is taken up takes all others off, and gathering them is dear. */
  private boolean isHeldStill(Delivery held) {
    return deliveries.find(held.id()).filter(now -> now.state() == State.HELD).isPresent();
  }

  private DeliveryOutcome send(Delivery delivery, boolean woken, Instant patience) {
    Instant now = clock.instant();
    Optional<Delivery> parent = parent(delivery);
    if (!refreshes.isWorthwhile(delivery, parent)) {
      return save(rules().settled(delivery));
    }
    if (parent.filter(p -> !p.state().isFinal()).isPresent()) {
      return follow(delivery, parent.orElseThrow(), patience);
    }
    if (revoked(delivery)) {
      pace.shutOut(delivery.notice().customer());
      String reason = "the workspace removed Bellwether: install it again";
      return deliveries.save(rules().blocked(delivery, reason, now)).isPresent()
          ? new DeliveryOutcome.ShutOut(reason)
          : new DeliveryOutcome.Still();
    }
    Optional<Delivery> thread = thread(parent);
    String threadChannel = thread.map(Delivery::channel).orElse(null);
    return switch (routing.of(delivery, threadChannel, woken, now)) {
      case AlertRouter.Way.Keep() -> save(rules().belowMinimum(delivery));
      case AlertRouter.Way.Rest(Instant until) -> save(rules().resting(delivery, until));
      case AlertRouter.Way.Post(String channel) ->
          posting.claimAndPost(delivery, channel, thread, patience);
    };
  }

  /** A reply comes after its message. One that may ring at night takes a resting message along. */
  private DeliveryOutcome follow(Delivery reply, Delivery parent, Instant patience) {
    Instant now = clock.instant();
    Instant turn = Objects.requireNonNullElse(parent.dueAt(), now);
    boolean rests = parent.attempts() == 0 && turn.isAfter(now);
    if (rests
        && parent.state() == State.PENDING
        && reply.notice() instanceof Alert alert
        && Settings.breaksThrough(alert)) {
      return send(parent, true, patience);
    }
    Instant until = rests && parent.state() != State.BLOCKED ? turn : now.plus(PARENT_WAIT);
    return save(rules().waiting(reply, until));
  }

  /** A message that may or may not have been brought up to date is so once more. */
  private DeliveryOutcome again(Delivery delivery) {
    return save(rules().absent(delivery, clock.instant()));
  }

  /** Where it was tried. */
  private String channel(Delivery delivery) {
    String tried = delivery.channel();
    return tried == null ? routing.usualChannel(delivery.notice()) : tried;
  }

  private Optional<Delivery> parent(Delivery delivery) {
    return Optional.ofNullable(delivery.parent()).flatMap(deliveries::find);
  }

  /** The message that begins the thread: the parent, or the summary in which that was told. */
  private Optional<Delivery> thread(Optional<Delivery> parent) {
    return parent
        .filter(message -> message.ts() != null)
        .or(() -> parent.flatMap(this::parent).filter(summary -> summary.ts() != null));
  }

  private boolean revoked(Delivery delivery) {
    return installations
        .find(delivery.notice().customer())
        .map(Installation::revokedAt)
        .isPresent();
  }

  private DeliveryOutcome look(Delivery delivery) {
    Instant now = clock.instant();
    Instant oldest =
        Objects.requireNonNullElse(delivery.firstTriedAt(), delivery.createdAt()).minus(CLOCK_SKEW);
    String threadTs = thread(parent(delivery)).map(Delivery::ts).orElse(null);
    SearchResult look =
        slack.find(
            delivery.notice().customer(),
            channel(delivery),
            delivery.id(),
            oldest,
            now.plus(CLOCK_SKEW),
            threadTs);
    Delivery standing =
        switch (look) {
          case SearchResult.Found(String ts) -> rules().sent(delivery, channel(delivery), ts);
          case SearchResult.NotFound() -> rules().absent(delivery, now);
          case SearchResult.Inconclusive(String reason, Duration retryAfter) ->
              rules().cannotLook(delivery, reason, retryAfter, now);
        };
    return save(standing);
  }

  private DeliveryOutcome save(Delivery standing) {
    return DeliveryOutcome.of(deliveries.save(standing));
  }

  private DeliveryStateMachine rules() {
    return config.rules();
  }
}
