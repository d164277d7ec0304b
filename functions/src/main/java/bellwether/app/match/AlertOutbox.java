package bellwether.app.match;

import bellwether.domain.StableId;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.incidents.SeverityGrading;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Queues the alerts of customers, once: the first report of an incident as a message, a further one
 * as a reply to it, a copy not at all.
 */
public final class AlertOutbox {
  /**
   * A report about one vendor, the same for every customer.
   *
   * @param exposedData the kinds of data that the report says were exposed
   * @param event what it says happened
   */
  record Report(
      Advisory advisory, Match match, LinkedReport linked, List<String> exposedData, Event event) {}

  /** What became of a report. */
  enum Result {
    HANDLED,
    /** It denies or retracts what the customer never received. */
    NOT_CONCERNED,
    /** Nothing is queued: link the report again, and try once more. */
    OUTDATED
  }

  private static final Logger LOG = LoggerFactory.getLogger(AlertOutbox.class);

  private final DeliveryStore deliveries;
  private final CaseUpdater caseUpdater;
  private final FirstAlerts firstAlerts;
  private final ForwardOutbox forwards;
  private final InstantSource clock;

  AlertOutbox(Stores stores, FloodLimit floodLimit, InstantSource clock) {
    CaseStore cases = stores.cases();
    this.deliveries = stores.deliveries();
    this.forwards = ForwardOutbox.of(stores);
    this.caseUpdater = new CaseUpdater(cases, deliveries);
    this.firstAlerts = new FirstAlerts(deliveries, floodLimit, clock);
    this.clock = clock;
  }

  /**
   * Queues an alert, a reply to one, or nothing.
   *
   * <p>Whether it is the first depends on what this customer received, not on the report's {@link
   * ReportKind} alone: a customer that began to watch after the first report gets an alert for the
   * next one, even if that is a copy. A denial or a retraction goes only to customers that received
   * what it refers to. An incident that is only history becomes a case with its next report.
   *
   * <p>If another worker queued the first alert after this report was linked, the report may have
   * become a copy of that alert's, and it must be linked again.
   *
   * @param users finds the other vendors that declare the vendor; called only for a first alert
   * @param again whether it was linked again
   */
  Result enqueue(
      String customer,
      Report report,
      List<String> sameEvent,
      Supplier<DeclaredUsers> users,
      boolean again) {
    Advisory advisory = report.advisory();
    Match match = report.match();
    LinkedReport linked = report.linked();
    String vendor = match.vendor().key();
    String messageId = StableId.of(customer, vendor, linked.incident().id());
    Alert message = toAlert(customer, report, sameEvent, ReportKind.NEW);
    Optional<Delivery> posted = deliveries.find(messageId);
    if (posted.isEmpty()) {
      if (!match.triggersAlert()) {
        return Result.NOT_CONCERNED;
      }
      Alert first = message.withSupplierOf(users.get());
      return add(firstAlerts.delivery(messageId, first, advisory), advisory)
          ? Result.HANDLED
          : Result.OUTDATED;
    }
    if (!again && !isLinkedWith(posted.get(), linked)) {
      return Result.OUTDATED;
    }
    if (posted.filter(Delivery::isHistory).isPresent()
        && match.triggersAlert()
        && linked.kind() != ReportKind.REPEAT
        && reopen(posted.get(), firstAlerts.delivery(messageId, message, advisory), report)) {
      return Result.HANDLED;
    }
    Alert reply = toAlert(customer, report, sameEvent, ReportKind.UPDATE);
    boolean alreadyReported = containsReport(posted, messageId, advisory);
    if (alreadyReported) {
      // A worker may have stopped before it did this.
      posted.ifPresent(forwards::queue);
    }
    boolean revised = !advisory.changes().isEmpty();
    boolean denies = match.isDenial() && advisory.editHistory().previous() != null;
    if (posted.isPresent() && (advisory.revision() > 0 || !alreadyReported)) {
      caseUpdater.update(posted.get(), linked.incident(), reply, clock.instant());
    }
    if (linked.kind() == ReportKind.REPEAT) {
      return Result.HANDLED;
    }
    if (!revised && (advisory.firstRead() || (alreadyReported && !denies))) {
      return Result.HANDLED;
    }
    if (!revised && !match.isDenial() && isCopyOfAlert(posted, messageId, report)) {
      return Result.HANDLED;
    }
    String incident = linked.incident().id();
    String replyId =
        revised
            ? StableId.of(
                customer, vendor, incident, advisory.id(), "revision " + advisory.revision())
            : StableId.of(customer, vendor, incident, advisory.id());
    Delivery delivery = Delivery.pending(replyId, reply, clock.instant()).withParentId(messageId);
    if (!add(delivery, advisory)) {
      deliveries.find(replyId).ifPresent(forwards::queue); // as above
    }
    return Result.HANDLED;
  }

  /** Adds a delivery unless it exists. The log line leads from an advisory to its posts. */
  private boolean add(Delivery delivery, Advisory advisory) {
    boolean added = deliveries.add(delivery);
    if (added) {
      forwards.queue(delivery);
      LOG.atLevel(delivery.state() == State.SUMMARIZED ? Level.DEBUG : Level.INFO)
          .log(
              "alert queued advisory={} delivery={} state={}",
              advisory.id(),
              delivery.id(),
              delivery.state());
    }
    return added;
  }

  /** Replaces an incident that was only history by the alert of its newest report. */
  private boolean reopen(Delivery history, Delivery alert, Report report) {
    Optional<Delivery> reopened =
        alert.isCase() ? deliveries.save(alert.withVersion(history.version())) : Optional.empty();
    reopened.ifPresent(forwards::queue);
    reopened.ifPresent(message ->
        caseUpdater.update(
            message, report.linked().incident(), (Alert) message.notice(), clock.instant()));
    return reopened.isPresent();
  }

  /**
   * Whether the alert was queued for a copy of the report. That happens if a worker stopped after
   * it had linked this report, and before it queued the alert.
   */
  private boolean isCopyOfAlert(Optional<Delivery> posted, String messageId, Report report) {
    return posted
        .or(() -> deliveries.find(messageId))
        .filter(message ->
            message.notice() instanceof Alert alert
                && report.linked().isCopyOf(alert.advisoryId(), report.advisory().reportId()))
        .isPresent();
  }

  private static boolean isLinkedWith(Delivery posted, LinkedReport linked) {
    return !(posted.notice() instanceof Alert alert) || linked.contains(alert.advisoryId());
  }

  private boolean containsReport(Optional<Delivery> posted, String messageId, Advisory advisory) {
    return posted
        .or(() -> deliveries.find(messageId))
        .filter(d -> d.notice() instanceof Alert alert && alert.advisoryId().equals(advisory.id()))
        .isPresent();
  }

  /** The changes by the source, and the information that its report adds to the incident. */
  private static List<String> changes(Advisory advisory, LinkedReport linked) {
    List<String> changes = new ArrayList<>(advisory.changes());
    changes.addAll(linked.newInformation(advisory.reportId()));
    return changes;
  }

  private static Alert toAlert(
      String customer, Report report, List<String> sameEvent, ReportKind kind) {
    Advisory advisory = report.advisory();
    Match match = report.match();
    return new Alert(
        customer,
        match.vendor().name(),
        report.linked().incident().id(),
        kind,
        match.role(),
        match.confidence(),
        SeverityGrading.grade(match, advisory, report.exposedData()),
        match.vendor().tier(),
        match.vendor().owner(),
        report.exposedData(),
        report.event(),
        match.matchedText(),
        match.sentence(),
        match.rules(),
        advisory.id(),
        advisory.title(),
        advisory.url(),
        advisory.feed(),
        advisory.published(),
        advisory.seenAt(),
        sameEvent,
        kind == ReportKind.UPDATE ? changes(advisory, report.linked()) : List.of(),
        DeclaredUsers.NONE);
  }
}
