package bellwether.app.deliver.forward;

import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliveryStateMachine;
import bellwether.app.deliver.SlackRateLimiter;
import bellwether.app.deliver.SlackRateLimiter.Lane;
import bellwether.app.deliver.StepResult;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims the delivery of an alert to a destination, sends it, and saves its new state. */
final class ForwardSender {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardSender.class);

  private final DeliveryStore forwards;
  private final OutgoingAlerts outgoing;
  private final DestinationMonitor monitor;
  private final ForwardChannel channel;
  private final DeliveryStateMachine stateMachine;
  private final Duration callTimeout;
  private final SlackRateLimiter rateLimiter;
  private final InstantSource clock;

  ForwardSender(
      Stores stores,
      ForwardChannel channel,
      DeliveryConfig config,
      SlackRateLimiter rateLimiter,
      InstantSource clock) {
    this.forwards = stores.forwards();
    this.outgoing = new OutgoingAlerts(stores.deliveries(), stores.forwards());
    this.monitor = new DestinationMonitor(stores.destinations(), stores.deliveries(), clock);
    this.channel = channel;
    this.stateMachine = config.stateMachine();
    this.callTimeout = config.callTimeout();
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  /** Sends the alert if the destination's rate limit allows it in time. */
  StepResult claimAndSend(
      Delivery delivery, Destinations known, Destination destination, Instant latestStart) {
    Optional<Instant> busyUntil = rateLimiter.acquire(laneOf(delivery), latestStart);
    if (busyUntil.isPresent()) {
      return new StepResult.RateLimited(busyUntil.get());
    }
    // An id for each attempt, never one for each process: SnapStart copies processes.
    String attemptId = UUID.randomUUID().toString();
    Optional<Delivery> claimed =
        forwards.save(stateMachine.claim(delivery, destination.id(), attemptId, clock.instant()));
    return claimed.isPresent()
        ? send(claimed.get(), known, destination)
        : new StepResult.Unchanged();
  }

  private StepResult send(Delivery claimed, Destinations known, Destination destination) {
    String customer = claimed.notice().customer();
    // Before the last look at the clock, because it reads the store.
    Supplier<SendResult> call = call(claimed, destination);
    SendResult result =
        leaseCoversCall(claimed)
            ? call.get()
            : new SendResult.NotSent("the claim was about to expire");
    Instant now = clock.instant();
    return switch (result) {
      case SendResult.Accepted(String receipt) -> {
        String id = receipt.isEmpty() ? claimed.slackId() : receipt;
        Optional<Delivery> _ = forwards.save(stateMachine.sent(claimed, destination.id(), id));
        monitor.accepted(customer, known, destination);
        LOG.info("alert forwarded delivery={} to={}", claimed.id(), destination.id());
        yield new StepResult.Posted();
      }
      case SendResult.RateLimited(Duration retryAfter) -> {
        rateLimiter.holdUntil(laneOf(claimed), now.plus(retryAfter));
        yield save(
            stateMachine
                .rateLimited(claimed, retryAfter, now)
                .withReason("the receiver asked to wait"));
      }
      case SendResult.Rejected(String fix) -> {
        StepResult step = save(stateMachine.blocked(claimed, fix, now));
        monitor.rejected(customer, known, destination, fix);
        yield step;
      }
      case SendResult.Closed() -> {
        StepResult step = save(stateMachine.dead(claimed, "the receiver asked for no more"));
        monitor.closed(customer, known, destination);
        yield step;
      }
      case SendResult.NotSent(String reason) -> {
        StepResult step = save(stateMachine.notSent(claimed, reason, now));
        monitor.failed(customer, known, destination, reason);
        yield step;
      }
      case SendResult.Unknown(String reason) -> {
        StepResult step = save(stateMachine.unknown(claimed, reason, now));
        monitor.failed(customer, known, destination, reason);
        yield step;
      }
    };
  }

  /** What is sent: an alert, a summary, or the code that confirms the destination. */
  private Supplier<SendResult> call(Delivery claimed, Destination destination) {
    String customer = claimed.notice().customer();
    if (claimed.notice() instanceof Alert alert) {
      OutgoingAlert prepared = outgoing.of(claimed, alert);
      return () -> channel.send(customer, destination, prepared);
    }
    if (claimed.notice() instanceof AlertSummary summary) {
      OutgoingSummary prepared = OutgoingSummaries.of(claimed, summary);
      return () -> channel.sendSummary(customer, destination, prepared);
    }
    return () -> channel.sendCode(customer, destination);
  }

  /**
   * Says in Slack that nobody knows whether this alert arrived. Who misses a code asks for another.
   */
  void reportUnconfirmed(Delivery delivery) {
    switch (delivery.notice()) {
      case Alert alert -> monitor.unconfirmed(delivery, outgoing.of(delivery, alert).headline());
      case AlertSummary summary -> monitor.unconfirmed(delivery, summary.reason());
      default -> {}
    }
  }

  /**
   * A worker that was paused until its claim expired must not send: another may have claimed it.
   */
  private boolean leaseCoversCall(Delivery claimed) {
    Instant leaseEnd = Objects.requireNonNull(claimed.dueAt());
    return clock.instant().plus(callTimeout).isBefore(leaseEnd);
  }

  StepResult save(Delivery next) {
    if (forwards.save(next).isEmpty()) {
      return new StepResult.Unchanged();
    }
    LOG.info(
        "forwarding changed delivery={} state={} reason={}",
        next.id(),
        next.state(),
        next.reason());
    return new StepResult.StateChanged();
  }

  private static Lane laneOf(Delivery delivery) {
    return Lane.forwards(delivery.queue());
  }
}
