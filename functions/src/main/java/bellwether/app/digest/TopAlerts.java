package bellwether.app.digest;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.store.CaseStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alerts of a digest's time that are worth a line each, as they stand by now. */
final class TopAlerts {
  private static final int MAX_ALERTS = 10;

  /** What an analyst looks at first; of two alike the newer one, which comes first already. */
  private static final Comparator<Digest.AlertEntry> MOST_SEVERE_FIRST =
      Comparator.comparing(Digest.AlertEntry::level)
          .reversed()
          .thenComparing(Digest.AlertEntry::confidence)
          .thenComparing(told -> !told.status().isOpen());

  private final CaseStore cases;

  TopAlerts(CaseStore cases) {
    this.cases = cases;
  }

  /**
   * Gravest first.
   *
   * @param alerts that the digest counts, newest first
   */
  List<Digest.AlertEntry> select(List<Delivery> alerts) {
    Map<String, Case> standing = new HashMap<>();
    cases
        .findAll(alerts.stream().map(Delivery::id).toList())
        .forEach(one -> standing.put(one.id(), one));
    return alerts.stream()
        .map(one -> toDigestAlert(one, standing))
        .sorted(MOST_SEVERE_FIRST)
        .limit(MAX_ALERTS)
        .toList();
  }

  /** How grave and how sure is told by all reports, as in the message itself. */
  private static Digest.AlertEntry toDigestAlert(Delivery delivery, Map<String, Case> standing) {
    Alert alert = (Alert) delivery.notice();
    Case one = standing.get(delivery.id());
    return new Digest.AlertEntry(
        alert.vendor(),
        alert.role(),
        one == null ? alert.confidence() : one.incidentState().confidence(),
        (one == null ? alert.severity() : one.incidentState().severity()).level(),
        alert.title(),
        alert.url(),
        one == null ? Case.Status.OPEN : one.status(),
        one == null ? null : one.assignee());
  }
}
