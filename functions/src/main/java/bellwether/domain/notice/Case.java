package bellwether.domain.notice;

import bellwether.domain.clock.ReportingClock;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.timeline.Timeline;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One customer's case for one alert: the actions of its people, and the current state of the
 * incident.
 *
 * @param id id of the delivery of the alert's message
 * @param customer Slack's team id
 * @param assignee Slack's id of the assigned person; null if none
 * @param snoozedUntil when it is shown in the channel again; null if it is not snoozed
 * @param impact what is affected at the customer; null if nothing is or it is not known yet
 * @param stepCount number of steps so far: a click contains the number that its message showed
 * @param steps the audit trail, oldest first
 * @param timeline the times that the alert itself does not state; {@link CaseTimeline} has all
 * @param clocks the clocks that people started, oldest first
 * @param version counts the writes; 0 before the first
 */
@RecordBuilder
public record Case(
    String id,
    String customer,
    Status status,
    @Nullable String assignee,
    @Nullable Instant snoozedUntil,
    @Nullable Impact impact,
    IncidentState incidentState,
    int stepCount,
    List<Step> steps,
    Timeline timeline,
    List<ReportingClock> clocks,
    long version)
    implements CaseBuilder.With {

  /** The number of steps kept: the first and the newest. */
  static final int MAX_STEPS = 100;

  /** The number of clocks of one case. */
  public static final int MAX_CLOCKS = 12;

  /** The state of the customer's own work on the alert. */
  public enum Status {
    OPEN("open"),
    ACKNOWLEDGED("acknowledged"),
    AFFECTED("affected"),
    NOT_AFFECTED("not affected"),
    DISMISSED("not our vendor");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether the alert still needs attention. */
    public boolean isOpen() {
      return this == OPEN || this == ACKNOWLEDGED || this == AFFECTED;
    }
  }

  /**
   * The state of the incident according to all its reports.
   *
   * @param reportCount the number of reports
   * @param incidentVersion the version of the stored incident that it was read from; 0 if unknown
   */
  public record IncidentState(
      int reportCount, Confidence confidence, Severity severity, long incidentVersion) {

    public IncidentState(int reportCount, Confidence confidence, Severity severity) {
      this(reportCount, confidence, severity, 0);
    }

    /** Whether a message shows both in the same way. */
    public boolean looksLike(IncidentState other) {
      return reportCount == other.reportCount
          && confidence == other.confidence
          && severity.equals(other.severity);
    }
  }

  /**
   * The impact of the incident on the customer.
   *
   * @param description in the customer's own words
   * @param owner Slack's id of the responsible person; null if none
   * @param followUp the day of the follow-up; null if none
   */
  public record Impact(String description, @Nullable String owner, @Nullable LocalDate followUp) {}

  /**
   * One action of a person.
   *
   * @param user Slack's id
   */
  public record Step(Instant at, String user, CaseAction action) {}

  public Case {
    steps = List.copyOf(steps);
    clocks = List.copyOf(clocks);
  }

  /** A case without actions. */
  public static Case open(String id, String customer, IncidentState present) {
    return new Case(
        id,
        customer,
        Status.OPEN,
        null,
        null,
        null,
        present,
        0,
        List.of(),
        Timeline.EMPTY,
        List.of(),
        0);
  }

  /** Creates the case of an alert with one report, on which nobody acted. */
  public static Case open(String id, Alert alert) {
    return open(id, alert.customer(), new IncidentState(1, alert.confidence(), alert.severity()));
  }

  /** The cases by their ids, which are those of their deliveries. */
  public static Map<String, Case> byId(List<Case> cases) {
    return cases.stream().collect(Collectors.toMap(Case::id, Function.identity()));
  }

  /** Returns a copy after the action, which is added to the audit trail. */
  public Case apply(CaseAction action, String user, Instant at) {
    CaseBuilder next = CaseBuilder.builder(this);
    switch (action) {
      case CaseAction.Acknowledge() -> next.status(Status.ACKNOWLEDGED).snoozedUntil(null);
      case CaseAction.Assign(String to) -> next.assignee(to);
      case CaseAction.Affected(Impact found) ->
          next.status(Status.AFFECTED).impact(found).snoozedUntil(null);
      case CaseAction.NotAffected() -> next.status(Status.NOT_AFFECTED).snoozedUntil(null);
      case CaseAction.Dismiss _ -> next.status(Status.DISMISSED).snoozedUntil(null);
      case CaseAction.Reopen() -> next.status(Status.OPEN);
      case CaseAction.Snooze(Instant end) -> next.snoozedUntil(end);
      case CaseAction.Recorded _ -> {}
      case CaseAction.ClockAction change -> next.clocks(change.applyTo(clocks, user, at));
    }
    List<Step> updatedSteps = new ArrayList<>(steps);
    if (updatedSteps.size() >= MAX_STEPS) {
      updatedSteps.remove(1);
    }
    Step step = new Step(at, user, action.asStep());
    updatedSteps.add(step);
    Timeline updated = CaseTimeline.ofStep(step).map(timeline::with).orElse(timeline);
    return next.stepCount(stepCount + 1).steps(updatedSteps).timeline(updated).build();
  }

  /** Whether the action would change nothing. */
  public boolean isNoOp(CaseAction action) {
    return switch (action) {
      case CaseAction.Acknowledge() -> status == Status.ACKNOWLEDGED && snoozedUntil == null;
      case CaseAction.Assign(String to) -> to.equals(assignee);
      case CaseAction.Affected(Impact stated) -> status == Status.AFFECTED && stated.equals(impact);
      case CaseAction.NotAffected() -> status == Status.NOT_AFFECTED;
      case CaseAction.Dismiss _ -> status == Status.DISMISSED;
      case CaseAction.Reopen() -> status == Status.OPEN;
      case CaseAction.Snooze(Instant end) -> end.equals(snoozedUntil);
      case CaseAction.Recorded _ -> true;
      case CaseAction.ClockAction change -> change.isNoOp(clocks);
    };
  }

  /** The clock with this id, unless it was deleted. */
  public Optional<ReportingClock> clock(String clockId) {
    return clocks.stream().filter(clock -> clock.id().equals(clockId)).findFirst();
  }

  /** The day on which somebody follows up; null if none, or nothing is affected any more. */
  public @Nullable LocalDate followUp() {
    return status == Status.AFFECTED && impact != null ? impact.followUp() : null;
  }

  /** Who follows up: the owner of the impact, else the assigned person, else the given one. */
  public String followUpOwnerOr(String other) {
    if (impact != null && impact.owner() != null) {
      return impact.owner();
    }
    return assignee == null ? other : assignee;
  }

  /** Whether it is snoozed at that time. */
  public boolean isSnoozed(Instant now) {
    return snoozedUntil != null && snoozedUntil.isAfter(now);
  }
}
