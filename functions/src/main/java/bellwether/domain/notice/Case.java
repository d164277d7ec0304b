package bellwether.domain.notice;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one customer stands towards one alert: what its people did about it, who and when, and how
 * the reports of the incident look by now.
 *
 * @param id that of the delivery which is the alert's message
 * @param customer Slack's team id
 * @param assignee Slack's id of the person who takes care; null while nobody does
 * @param snoozedUntil when it comes back to the channel; null if it is not put off
 * @param impact what was found out where the customer is affected; null before
 * @param stepCount how many steps were ever taken: a click names the turn that its message showed
 * @param steps the audit trail, oldest first
 * @param version counts the writes; 0 before the first
 */
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
    long version) {

  /** So many steps are kept; beyond them the first and the newest. */
  static final int MAX_STEPS = 100;

  /** Where the customer's own work on the alert stands. */
  public enum Status {
    OPEN("open"),
    ACKNOWLEDGED("acknowledged"),
    AFFECTED("affected"),
    NOT_AFFECTED("not affected"),
    DISMISSED("not this vendor");

    private final String label;

    Status(String inWords) {
      this.label = inWords;
    }

    public String label() {
      return label;
    }

    /** Whether somebody still has to look. */
    public boolean isOpen() {
      return this == OPEN || this == ACKNOWLEDGED || this == AFFECTED;
    }
  }

  /**
   * How the incident looks by all its reports.
   *
   * @param reportCount how many there are
   */
  public record IncidentState(int reportCount, Confidence confidence, Severity severity) {}

  /**
   * What being affected means for the customer.
   *
   * @param description in the customer's own words
   * @param owner answers for it, Slack's id; null if nobody is named
   * @param followUp the day to look again; null if none is set
   */
  public record Impact(String description, @Nullable String owner, @Nullable LocalDate followUp) {}

  /**
   * One thing that somebody did.
   *
   * @param user Slack's id
   * @param description in words, as the end of a sentence that begins with the person
   */
  public record Step(Instant at, String user, String description) {}

  public Case {
    steps = List.copyOf(steps);
  }

  /** The case of a message on which nobody has acted. */
  public static Case open(String id, String customer, IncidentState present) {
    return new Case(id, customer, Status.OPEN, null, null, null, present, 0, List.of(), 0);
  }

  /** The same with a newer look of the incident. */
  public Case withIncidentState(IncidentState newer) {
    return new Case(
        id, customer, status, assignee, snoozedUntil, impact, newer, stepCount, steps, version);
  }

  /** The same after an action, with its step in the trail. */
  public Case apply(CaseAction action, String user, Instant at) {
    Status next = status;
    String person = assignee;
    Instant until = snoozedUntil;
    Impact found = impact;
    switch (action) {
      case CaseAction.Acknowledge() -> {
        next = Status.ACKNOWLEDGED;
        until = null;
      }
      case CaseAction.Assign(String to) -> person = to;
      case CaseAction.Affected(Impact what) -> {
        next = Status.AFFECTED;
        found = what;
        until = null;
      }
      case CaseAction.NotAffected() -> {
        next = Status.NOT_AFFECTED;
        until = null;
      }
      case CaseAction.Dismiss _ -> {
        next = Status.DISMISSED;
        until = null;
      }
      case CaseAction.Reopen() -> next = Status.OPEN;
      case CaseAction.Snooze(Instant end) -> until = end;
    }
    List<Step> trail = new ArrayList<>(steps);
    if (trail.size() >= MAX_STEPS) {
      trail.remove(1);
    }
    trail.add(new Step(at, user, action.description()));
    return new Case(
        id, customer, next, person, until, found, incidentState, stepCount + 1, trail, version);
  }

  /** Whether the action would change nothing. */
  public boolean isNoOp(CaseAction action) {
    return switch (action) {
      case CaseAction.Acknowledge() -> status == Status.ACKNOWLEDGED && snoozedUntil == null;
      case CaseAction.Assign(String to) -> to.equals(assignee);
      case CaseAction.Affected(Impact what) -> status == Status.AFFECTED && what.equals(impact);
      case CaseAction.NotAffected() -> status == Status.NOT_AFFECTED;
      case CaseAction.Dismiss _ -> status == Status.DISMISSED;
      case CaseAction.Reopen() -> status == Status.OPEN;
      case CaseAction.Snooze(Instant end) -> end.equals(snoozedUntil);
    };
  }

  /** The same without the end of a snooze, for when that is over. */
  public Case withoutSnooze() {
    return new Case(
        id, customer, status, assignee, null, impact, incidentState, stepCount, steps, version);
  }

  /** Whether it is put off at that time. */
  public boolean isSnoozed(Instant now) {
    return snoozedUntil != null && snoozedUntil.isAfter(now);
  }
}
