package bellwether.app.match;

import bellwether.domain.StableId;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.CaseTimeline;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.Optional;

/** Updates the alert message when its incident changes. */
final class CaseUpdater {
  private static final int MAX_ATTEMPTS = 10;

  private final CaseStore cases;
  private final DeliveryStore deliveries;

  CaseUpdater(CaseStore cases, DeliveryStore deliveries) {
    this.cases = cases;
    this.deliveries = deliveries;
  }

  /**
   * Stores the current state of the incident and queues an update of the message. Idempotent.
   *
   * @param message the delivery that is the alert's message
   * @param latest the alert that the newest report would be
   */
  void update(Delivery message, Incident incident, Alert latest, Instant now) {
    if (!message.isCase() || !(message.notice() instanceof Alert first)) {
      return;
    }
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Case known =
          cases
              .find(message.id())
              .orElseGet(() ->
                  Case.open(
                      message.id(),
                      first.customer(),
                      new IncidentState(1, first.confidence(), first.severity())));
      Case next =
          CaseTimeline.withLaterReport(known, first, latest)
              .withIncidentState(merge(known.incidentState(), incident, latest));
      Optional<Case> saved = next.equals(known) ? Optional.of(known) : cases.save(next);
      if (saved.isPresent()) {
        if (saved.get().version() > 0) {
          deliveries.add(messageUpdate(saved.get(), now));
        }
        return;
      }
    }
    throw new IllegalStateException("case contended: " + message.id());
  }

  /** A slower worker may know an earlier version than the one that the case was updated from. */
  private static IncidentState merge(IncidentState known, Incident incident, Alert latest) {
    if (incident.version() < known.incidentVersion()) {
      return known;
    }
    Confidence confidence = incident.confidence();
    boolean takesLatest =
        latest.severity().level().compareTo(known.severity().level()) > 0
            || confidence == Confidence.DISPUTED
            || confidence == Confidence.RETRACTED;
    Severity severity = takesLatest ? latest.severity() : known.severity();
    IncidentState next =
        new IncidentState(incident.reports().size(), confidence, severity, incident.version());
    return next.looksLike(known) ? known : next;
  }

  /** One update for each state of the case; each shows the newest state. */
  private static Delivery messageUpdate(Case incidentCase, Instant now) {
    return Delivery.pending(
            StableId.ofMessageUpdate(incidentCase),
            new MessageUpdate(incidentCase.customer(), incidentCase.id()),
            now)
        .withParentId(incidentCase.id());
  }
}
