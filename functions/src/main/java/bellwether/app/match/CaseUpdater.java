package bellwether.app.match;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Present;
import bellwether.domain.incident.Confidence;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.incident.Incident;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.incident.Severity;
import bellwether.domain.StableId;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.Optional;

/** Keeps the message of an alert abreast of its incident: every report may change how it looks. */
final class CaseUpdater {
  private static final int ATTEMPTS = 10;

  private final CaseStore cases;
  private final DeliveryStore deliveries;

  CaseUpdater(CaseStore cases, DeliveryStore deliveries) {
    this.cases = cases;
    this.deliveries = deliveries;
  }

  /**
   * Notes how the incident looks by now, and has the message show it. Doing it again changes
   * nothing.
   *
   * @param message the delivery that is the alert's message
   * @param latest the alert that the newest report would be
   */
  void update(Delivery message, Incident incident, Alert latest, Instant now) {
    if (message.state() == State.SUMMARIZED || !(message.notice() instanceof Alert first)) {
      return;
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Case known =
          cases
              .find(message.id())
              .orElseGet(() ->
                  Case.opened(
                      message.id(),
                      first.customer(),
                      new Present(1, first.confidence(), first.severity())));
      Case next = known.with(present(known.present(), incident, latest));
      Optional<Case> saved = next.equals(known) ? Optional.of(known) : cases.save(next);
      if (saved.isPresent()) {
        if (saved.get().version() > 0) {
          deliveries.add(refresh(saved.get(), now));
        }
        return;
      }
    }
    throw new IllegalStateException("case contended: " + message.id());
  }

  private static Present present(Present known, Incident incident, Alert latest) {
    Confidence confidence = incident.confidence();
    boolean graver =
        latest.severity().level().compareTo(known.severity().level()) > 0
            || confidence == Confidence.DISPUTED
            || confidence == Confidence.RETRACTED;
    Severity severity = graver ? latest.severity() : known.severity();
    return new Present(incident.reports().size(), confidence, severity);
  }

  /** One for each state of the case: what is shown is the newest, whichever asks. */
  private static Delivery refresh(Case one, Instant now) {
    return new Delivery(
        StableId.refresh(one),
        one.id(),
        new MessageUpdate(one.customer(), one.id()),
        State.PENDING,
        null,
        0,
        null,
        now,
        null,
        null,
        null,
        now,
        0);
  }
}
