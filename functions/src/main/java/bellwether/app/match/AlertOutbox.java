package bellwether.app.match;

import bellwether.domain.StableId;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Settings;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.incidents.SeverityGrading;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  private static final Logger LOG = LoggerFactory.getLogger(AlertOutbox.class);

  /** An incident that was reported this long before the first read of a feed still needs work. */
  private static final Duration RECENT = Duration.ofDays(7);

  /** The summary of a first read releases its alerts; those that it missed wait no longer. */
  private static final Duration MAX_FIRST_READ_HOLD = Duration.ofMinutes(30);

  private static final String HISTORY_REASON = "more than 7 days old when its feed was first read";

  private final DeliveryStore deliveries;
  private final CaseUpdater caseUpdater;
  private final FloodLimit floodLimit;
  private final InstantSource clock;

  AlertOutbox(
      DeliveryStore deliveries, CaseStore cases, FloodLimit floodLimit, InstantSource clock) {
    this.deliveries = deliveries;
    this.caseUpdater = new CaseUpdater(cases, deliveries);
    this.floodLimit = floodLimit;
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
   * @return false for a denial or a retraction of what this customer never received
   */
  boolean enqueue(String customer, Report report, List<String> sameEvent) {
    Advisory advisory = report.advisory();
    Match match = report.match();
    LinkedReport linked = report.linked();
    String vendor = match.vendor().key();
    String messageId = StableId.of(customer, vendor, linked.incident().id());
    Alert message = toAlert(customer, report, sameEvent, ReportKind.NEW);
    Optional<Delivery> posted = deliveries.find(messageId);
    if (posted.isEmpty() && !match.triggersAlert()) {
      return false;
    }
    if (posted.isEmpty() && add(firstDelivery(messageId, message, advisory), advisory)) {
      return true;
    }
    if (posted.filter(Delivery::isHistory).isPresent()
        && match.triggersAlert()
        && linked.kind() != ReportKind.REPEAT
        && reopen(posted.get(), firstDelivery(messageId, message, advisory), report)) {
      return true;
    }
    Alert reply = toAlert(customer, report, sameEvent, ReportKind.UPDATE);
    boolean alreadyReported = containsReport(posted, messageId, advisory);
    boolean revised = !advisory.changes().isEmpty();
    boolean denies = match.isDenial() && advisory.editHistory().previous() != null;
    if (posted.isPresent() && (advisory.revision() > 0 || !alreadyReported)) {
      caseUpdater.update(posted.get(), linked.incident(), reply, clock.instant());
    }
    if (linked.kind() == ReportKind.REPEAT) {
      return true;
    }
    if (!revised && (advisory.firstRead() || (alreadyReported && !denies))) {
      return true;
    }
    if (!revised && !match.isDenial() && isCopyOfAlert(posted, messageId, report)) {
      return true;
    }
    String incident = linked.incident().id();
    String replyId =
        revised
            ? StableId.of(
                customer, vendor, incident, advisory.id(), "revision " + advisory.revision())
            : StableId.of(customer, vendor, incident, advisory.id());
    add(newDelivery(replyId, messageId, reply, State.PENDING), advisory);
    return true;
  }

  /** Adds a delivery unless it exists. The log line leads from an advisory to its posts. */
  private boolean add(Delivery delivery, Advisory advisory) {
    boolean added = deliveries.add(delivery);
    if (added) {
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
    reopened.ifPresent(message ->
        caseUpdater.update(
            message, report.linked().incident(), (Alert) message.notice(), clock.instant()));
    return reopened.isPresent();
  }

  private Delivery firstDelivery(String id, Alert message, Advisory advisory) {
    if (advisory.firstRead()) {
      return firstReadDelivery(id, message, advisory);
    }
    return newDelivery(id, null, message, isHeld(message) ? State.HELD : State.PENDING);
  }

  /** A recent incident waits for the summary of the first read, which only counts older ones. */
  private Delivery firstReadDelivery(String id, Alert message, Advisory advisory) {
    Instant now = clock.instant();
    if (advisory.reportedAt().isBefore(advisory.seenAt().minus(RECENT))) {
      return Delivery.suppressed(id, null, message, Outcome.FIRST_READ, HISTORY_REASON, now);
    }
    Instant seenLimit = advisory.seenAt().plus(MAX_FIRST_READ_HOLD);
    Instant nextGroup = now.plus(floodLimit.holdTime());
    return Delivery.pending(id, message, now)
        .withState(
            State.HELD,
            seenLimit.isAfter(nextGroup) ? seenLimit : nextGroup,
            Outcome.FIRST_READ,
            null);
  }

  /**
   * Whether the alert must wait for a summary, because the customer got too many recently. The most
   * urgent alerts never wait. The index may lag by a moment, so a few more may get through.
   */
  private boolean isHeld(Alert alert) {
    return !Settings.isTopTier(alert)
        && alert.severity().level() != Severity.Level.CRITICAL
        && floodLimit.isReached(
            limit -> deliveries.findRecent(alert.customer(), limit), clock.instant());
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

  private boolean containsReport(Optional<Delivery> posted, String messageId, Advisory advisory) {
    return posted
        .or(() -> deliveries.find(messageId))
        .filter(d -> d.notice() instanceof Alert alert && alert.advisoryId().equals(advisory.id()))
        .isPresent();
  }

  private Delivery newDelivery(String id, @Nullable String parent, Alert alert, State state) {
    Instant now = clock.instant();
    Instant dueAt =
        state.isFinal() ? null : state == State.HELD ? now.plus(floodLimit.holdTime()) : now;
    return Delivery.pending(id, alert, now)
        .with(copy -> copy.parentId(parent).state(state).dueAt(dueAt));
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
        kind == ReportKind.UPDATE ? changes(advisory, report.linked()) : List.of());
  }
}
