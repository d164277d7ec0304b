package bellwether.app.match;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.vendor.Match;
import bellwether.domain.StableId;
import bellwether.match.incidents.SeverityGrading;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.facts.ExposedData;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a customer is to be told into the outbox, once: the first report of an incident as a
 * message, a further one as a reply to it, a copy as nothing.
 */
public final class AlertOutbox {
  private final DeliveryStore deliveries;
  private final CaseUpdater presents;
  private final FloodLimit flood;
  private final InstantSource clock;

  AlertOutbox(DeliveryStore deliveries, CaseStore cases, FloodLimit flood, InstantSource clock) {
    this.deliveries = deliveries;
    this.presents = new CaseUpdater(cases, deliveries);
    this.flood = flood;
    this.clock = clock;
  }

  /**
   * Puts the alert, or the reply, or nothing.
   *
   * <p>Whether it is the first is decided by what this customer was told, not by the report's
   * {@link ReportKind} alone: a customer that began to watch after the first report hears of the incident
   * with the next one, be it a copy. A denial, or a report taken back, is told only to who heard of
   * what it means.
   *
   * @return false for a denial or a retraction of what this customer never heard of
   */
  boolean put(
      String customer, Advisory advisory, Match match, LinkedReport linked, List<String> sameEvent) {
    String vendor = match.vendor().key();
    String messageId = StableId.of(customer, vendor, linked.incident().id());
    Alert message = alert(customer, advisory, match, linked, sameEvent, ReportKind.NEW);
    Optional<Delivery> told = deliveries.find(messageId);
    if (told.isEmpty() && !match.alert()) {
      return false;
    }
    if (told.isEmpty() && deliveries.add(first(messageId, message, advisory))) {
      return true;
    }
    Alert reply = alert(customer, advisory, match, linked, sameEvent, ReportKind.UPDATE);
    boolean carried = carries(told, messageId, advisory);
    boolean restated = !advisory.changes().isEmpty();
    boolean denies = match.denial() && advisory.editions().before() != null;
    if (told.isPresent() && (advisory.revision() > 0 || !carried)) {
      presents.update(told.get(), linked.incident(), reply, clock.instant());
    }
    if (linked.kind() == ReportKind.REPEAT) {
      return true;
    }
    if (!restated && (advisory.silent() || (carried && !denies))) {
      return true;
    }
    String incident = linked.incident().id();
    String replyId =
        restated
            ? StableId.of(customer, vendor, incident, advisory.id(), "revision " + advisory.revision())
            : StableId.of(customer, vendor, incident, advisory.id());
    deliveries.add(delivery(replyId, messageId, reply, State.PENDING));
    return true;
  }

  private Delivery first(String id, Alert message, Advisory advisory) {
    if (advisory.silent()) {
      return delivery(id, null, message, State.SUMMARIZED);
    }
    return delivery(id, null, message, isFlooded(message.customer()) ? State.HELD : State.PENDING);
  }

  /**
   * Whether the customer was woken too often of late. The index that tells may lag by a moment, so
   * a few more may get through.
   */
  private boolean isFlooded(String customer) {
    Instant since = clock.instant().minus(flood.window());
    List<Delivery> latest = deliveries.findRecent(customer, flood.alerts());
    return latest.size() == flood.alerts()
        && latest.stream()
            .allMatch(delivery -> delivery.createdAt().isAfter(since) && isLoud(delivery));
  }

  private static boolean isLoud(Delivery delivery) {
    return delivery.notice() instanceof Alert && delivery.state() != State.SUMMARIZED;
  }

  private boolean carries(Optional<Delivery> told, String messageId, Advisory advisory) {
    return told.or(() -> deliveries.find(messageId))
        .filter(d -> d.notice() instanceof Alert alert && alert.advisory().equals(advisory.id()))
        .isPresent();
  }

  private Delivery delivery(String id, @Nullable String parent, Alert alert, State state) {
    Instant now = clock.instant();
    Instant dueAt = state.isFinal() ? null : state == State.HELD ? now.plus(flood.hold()) : now;
    return new Delivery(id, parent, alert, state, null, 0, null, dueAt, null, null, null, now, 0);
  }

  /** What the source changed, and what its report says that no other said before. */
  private static List<String> changes(Advisory advisory, LinkedReport linked) {
    List<String> changes = new ArrayList<>(advisory.changes());
    changes.addAll(linked.news(advisory.reportId()));
    return changes;
  }

  private static Alert alert(
      String customer,
      Advisory advisory,
      Match match,
      LinkedReport linked,
      List<String> sameEvent,
      ReportKind kind) {
    List<String> taken = ExposedData.in(advisory);
    return new Alert(
        customer,
        match.vendor().name(),
        linked.incident().id(),
        kind,
        match.role(),
        match.confidence(),
        SeverityGrading.of(match, advisory, taken),
        match.vendor().tier(),
        match.vendor().owner(),
        taken,
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
        kind == ReportKind.UPDATE ? changes(advisory, linked) : List.of());
  }
}
