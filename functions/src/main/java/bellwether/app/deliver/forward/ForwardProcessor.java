package bellwether.app.deliver.forward;

import bellwether.app.deliver.AlertRouter;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliveryStateMachine;
import bellwether.app.deliver.SlackRateLimiter;
import bellwether.app.deliver.StepResult;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.workspace.Installation;
import bellwether.store.DeliveryStore;
import bellwether.store.DestinationStore;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** Advances the delivery of an alert to a destination other than Slack by one step. */
public final class ForwardProcessor {
  private static final Duration PARENT_RETRY_DELAY = Duration.ofSeconds(5);

  /** An alert is of no use to a receiver that has not accepted it for so long. */
  static final Duration MAX_AGE = Duration.ofDays(3);

  private final DeliveryStore forwards;
  private final DestinationStore destinations;
  private final InstallationStore installations;
  private final AlertRouter router;
  private final DeliveryStateMachine stateMachine;
  private final ForwardSender sender;
  private final ForwardFloods floods;
  private final InstantSource clock;

  /**
   * @param config the channels do not matter
   */
  public ForwardProcessor(
      Stores stores,
      ForwardChannel channel,
      DeliveryConfig config,
      SlackRateLimiter rateLimiter,
      InstantSource clock) {
    this.forwards = stores.forwards();
    this.destinations = stores.destinations();
    this.installations = stores.installations();
    this.router = new AlertRouter(stores.customers(), config);
    this.stateMachine = config.stateMachine();
    this.sender = new ForwardSender(stores, channel, config, rateLimiter, clock);
    this.floods = new ForwardFloods(forwards);
    this.clock = clock;
  }

  /**
   * Takes the next step for the delivery's state.
   *
   * @param latestStart until when to wait for the rate limit of the delivery's destination
   */
  public StepResult process(Delivery delivery, Instant latestStart) {
    Instant now = clock.instant();
    return switch (delivery.state()) {
      case PENDING, RETRY, BLOCKED -> route(delivery, latestStart);
      case SENDING -> sender.save(stateMachine.leaseExpired(delivery, now));
      case UNKNOWN -> settle(delivery, now);
      case HELD -> summarize(delivery, now);
      case SENT, SUMMARIZED, DEAD -> new StepResult.Unchanged();
    };
  }

  private StepResult summarize(Delivery held, Instant now) {
    if (router.route(held, null, false, now) instanceof AlertRouter.Decision.Postpone(var until)) {
      return sender.save(stateMachine.postponed(held, until));
    }
    // The first alert of a flood summarizes all others.
    Optional<Delivery> stillHeld =
        forwards.find(held.id()).filter(stored -> stored.state() == State.HELD);
    stillHeld.ifPresent(stored -> floods.summarize(stored, now));
    return stillHeld.isPresent() ? new StepResult.StateChanged() : new StepResult.Unchanged();
  }

  /**
   * No receiver can be searched. A webhook recognizes an event by its id, so that it can be sent
   * again; people who read a card or an e-mail cannot.
   */
  private StepResult settle(Delivery delivery, Instant now) {
    Delivery next =
        switch (kindOf(delivery)) {
          case WEBHOOK ->
              stateMachine
                  .notFound(delivery, now)
                  .withReason("not confirmed, sent again with its id");
          case TEAMS, EMAIL ->
              stateMachine.notSearchable(delivery, "look there: it was not confirmed, twice", now);
        };
    if (next.state() == State.DEAD) {
      sender.reportUnconfirmed(next); // first, because it can be repeated
    }
    return sender.save(next);
  }

  private StepResult route(Delivery delivery, Instant latestStart) {
    Instant now = clock.instant();
    Kind kind = kindOf(delivery);
    Destinations known = destinations.find(delivery.notice().customer());
    Destination destination = known.find(Objects.requireNonNull(delivery.channel())).orElse(null);
    if (destination == null || destination.status() == Status.CLOSED) {
      return sender.save(stateMachine.dead(delivery, "nothing is sent there any more"));
    }
    boolean isCode = delivery.notice() instanceof DestinationNotice;
    if (isCode ? !expectsCode(destination, delivery, now) : !destination.isConfirmed()) {
      String reason = isCode ? "this code is not expected any more" : "it is not confirmed";
      return sender.save(stateMachine.dead(delivery, reason));
    }
    if (now.isAfter(delivery.createdAt().plus(MAX_AGE))) {
      return sender.save(stateMachine.dead(delivery, "not accepted for 3 days"));
    }
    Optional<Instant> nextAttempt = destination.nextAttempt().filter(at -> at.isAfter(now));
    if (nextAttempt.isPresent()) {
      return new StepResult.RateLimited(nextAttempt.get());
    }
    if (isRevoked(delivery.notice().customer())) {
      String reason = "the workspace removed Bellwether: install it again";
      return sender.save(stateMachine.blocked(delivery, reason, now));
    }
    Optional<Delivery> first = findFirstAlert(delivery);
    if (first.isPresent()) {
      Instant due = Objects.requireNonNullElse(first.get().dueAt(), now);
      Instant soonest = now.plus(PARENT_RETRY_DELAY);
      return sender.save(
          stateMachine.waitingForParent(delivery, due.isAfter(soonest) ? due : soonest));
    }
    if (isCode) {
      return sender.claimAndSend(delivery, known, destination, latestStart);
    }
    return switch (kind) {
      case WEBHOOK -> sender.claimAndSend(delivery, known, destination, latestStart);
      case TEAMS, EMAIL ->
          switch (router.route(delivery, null, false, now)) {
            case AlertRouter.Decision.DigestOnly() ->
                sender.save(stateMachine.belowMinimum(delivery));
            case AlertRouter.Decision.Postpone(Instant until) ->
                sender.save(stateMachine.postponed(delivery, until));
            case AlertRouter.Decision.Post _ ->
                sender.claimAndSend(delivery, known, destination, latestStart);
          };
    };
  }

  /** Whether this is of the newest request, and its code can still be entered. */
  private static boolean expectsCode(Destination destination, Delivery delivery, Instant now) {
    return !destination.isConfirmed()
        && !destination.isExpired(now)
        && destination.addedAt().equals(delivery.createdAt());
  }

  private boolean isRevoked(String customer) {
    return installations.find(customer).map(Installation::revokedAt).isPresent();
  }

  /** The first alert of the incident, if this is an update that must not arrive before it. */
  private Optional<Delivery> findFirstAlert(Delivery delivery) {
    return Optional.ofNullable(delivery.parentId())
        .flatMap(forwards::find)
        .filter(parent -> !parent.state().isFinal());
  }

  private static Kind kindOf(Delivery delivery) {
    return Kind.find(delivery.channel())
        .orElseThrow(() ->
            new IllegalStateException(
                "a kind of destination of another version: " + delivery.id()));
  }
}
