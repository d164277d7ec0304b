package bellwether.function.match;

import bellwether.domain.Advisory;
import bellwether.domain.Alert;
import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.Kind;
import bellwether.domain.Match;
import bellwether.function.Ids;
import bellwether.match.Linked;
import bellwether.match.Taken;
import bellwether.store.Deliveries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a customer is to be told into the outbox, once: the first report of an incident as a
 * message, a further one as a reply to it, a copy as nothing.
 */
public final class AlertOutbox {
  private final Deliveries deliveries;
  private final InstantSource clock;

  public AlertOutbox(Deliveries deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Puts the alert, or the reply, or nothing.
   *
   * <p>Whether it is the first is decided by what this customer was told, not by the report's
   * {@link Kind} alone: a customer that began to watch after the first report hears of the incident
   * with the next one, be it a copy.
   */
  void put(String customer, Advisory advisory, Match match, Linked linked, List<String> sameEvent) {
    String vendor = match.vendor().key();
    String messageId = Ids.of(customer, vendor, linked.incident().id());
    Alert message = alert(customer, advisory, match, linked, sameEvent, Kind.NEW);
    Optional<Delivery> told = deliveries.find(messageId);
    Delivery first =
        advisory.silent()
            ? delivery(messageId, null, message, State.SUMMARIZED)
            : delivery(messageId, null, message, State.PENDING);
    if ((told.isEmpty() && deliveries.add(first)) || linked.kind() == Kind.REPEAT) {
      return;
    }
    boolean revised = advisory.revision() > 0;
    if (!revised && (advisory.silent() || carries(told, messageId, advisory))) {
      return;
    }
    Alert reply = alert(customer, advisory, match, linked, sameEvent, Kind.UPDATE);
    String incident = linked.incident().id();
    String replyId =
        revised
            ? Ids.of(customer, vendor, incident, advisory.id(), "revision " + advisory.revision())
            : Ids.of(customer, vendor, incident, advisory.id());
    deliveries.add(delivery(replyId, messageId, reply, State.PENDING));
  }

  private boolean carries(Optional<Delivery> told, String messageId, Advisory advisory) {
    return told.or(() -> deliveries.find(messageId))
        .filter(d -> d.notice() instanceof Alert alert && alert.advisory().equals(advisory.id()))
        .isPresent();
  }

  private Delivery delivery(String id, @Nullable String parent, Alert alert, State state) {
    Instant now = clock.instant();
    Instant dueAt = state.isFinal() ? null : now;
    return new Delivery(id, parent, alert, state, null, 0, null, dueAt, null, null, null, now, 0);
  }

  private static Alert alert(
      String customer,
      Advisory advisory,
      Match match,
      Linked linked,
      List<String> sameEvent,
      Kind kind) {
    return new Alert(
        customer,
        match.vendor().name(),
        linked.incident().id(),
        kind,
        match.role(),
        match.confidence(),
        match.vendor().tier(),
        match.vendor().owner(),
        Taken.in(advisory),
        match.matched(),
        match.sentence(),
        match.rules(),
        advisory.id(),
        advisory.title(),
        advisory.url(),
        advisory.feed(),
        advisory.published(),
        advisory.seenAt(),
        sameEvent,
        kind == Kind.UPDATE ? advisory.changes() : List.of());
  }
}
