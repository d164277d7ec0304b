package bellwether.domain.notice;

import bellwether.domain.clock.ReportingClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An action on an alert. */
public sealed interface CaseAction {

  /** Somebody investigates the alert. */
  record Acknowledge() implements CaseAction {}

  /**
   * Somebody is assigned.
   *
   * @param assignee Slack's id of the person
   */
  record Assign(String assignee) implements CaseAction {}

  record Affected(Case.Impact impact) implements CaseAction {}

  record NotAffected() implements CaseAction {}

  /**
   * The report is not about the vendor.
   *
   * @param phrase the phrase that was mistaken for the vendor
   */
  record Dismiss(String phrase) implements CaseAction {}

  /** The case is reopened. */
  record Reopen() implements CaseAction {}

  /** The alert is shown again at that time. */
  record Snooze(Instant until) implements CaseAction {}

  /** An action that was stored in words only, by a version that had no fields for it. */
  record Recorded(String description) implements CaseAction {}

  /** A change of a reporting clock, which is independent of the other work on the alert. */
  sealed interface ClockAction extends CaseAction {

    /** The clocks after the change. */
    default List<ReportingClock> applyTo(List<ReportingClock> clocks, String user, Instant at) {
      if (isNoOp(clocks)) {
        return clocks;
      }
      return switch (this) {
        case StartClock(ReportingClock clock) ->
            Stream.concat(clocks.stream(), Stream.of(clock)).toList();
        case DeleteClock delete ->
            clocks.stream().filter(clock -> !clock.id().equals(delete.clockId())).toList();
        case CompleteDeadline(String clockId, String deadlineId, String _) ->
            replace(clocks, clockId, clock -> clock.done(deadlineId, user, at));
        case DeclareNotReportable(String clockId, String _, String reason) ->
            replace(
                clocks,
                clockId,
                clock ->
                    clock.withNotReportable(new ReportingClock.NotReportable(at, user, reason)));
      };
    }

    /** Whether it would change none of the clocks. */
    default boolean isNoOp(List<ReportingClock> clocks) {
      return switch (this) {
        case StartClock(ReportingClock clock) ->
            clocks.size() >= Case.MAX_CLOCKS || find(clocks, clock.id()).isPresent();
        case DeleteClock(String clockId, String _) ->
            find(clocks, clockId).filter(ReportingClock::isRunning).isEmpty();
        case CompleteDeadline(String clockId, String deadlineId, String _) ->
            find(clocks, clockId).stream()
                .flatMap(clock -> clock.open().stream())
                .noneMatch(deadline -> deadline.id().equals(deadlineId));
        case DeclareNotReportable(String clockId, String _, String _) ->
            find(clocks, clockId).filter(ReportingClock::isRunning).isEmpty();
      };
    }

    private static Optional<ReportingClock> find(List<ReportingClock> clocks, String id) {
      return clocks.stream().filter(clock -> clock.id().equals(id)).findFirst();
    }

    private static List<ReportingClock> replace(
        List<ReportingClock> clocks, String id, UnaryOperator<ReportingClock> change) {
      return clocks.stream()
          .map(clock -> clock.id().equals(id) ? change.apply(clock) : clock)
          .toList();
    }
  }

  /** A clock is started; starting the same one again changes nothing. */
  record StartClock(ReportingClock clock) implements ClockAction {}

  /**
   * What a deadline demands is done.
   *
   * @param task what is due, in words
   */
  record CompleteDeadline(String clockId, String deadlineId, String task) implements ClockAction {}

  /**
   * The decision that nothing is reported.
   *
   * @param reason in the person's own words
   */
  record DeclareNotReportable(String clockId, String regime, String reason)
      implements ClockAction {}

  /** A running clock, such as one that was started by mistake, is deleted. */
  record DeleteClock(String clockId, String regime) implements ClockAction {}

  /** The action as the audit trail keeps it: a clock itself is stored with the case. */
  default CaseAction asStep() {
    return this instanceof StartClock ? new Recorded(description()) : this;
  }

  /** Whether it is rejected if the person saw an older state, because it would undo newer work. */
  default boolean requiresCurrentState() {
    return switch (this) {
      case Assign _, Snooze _, Recorded _, ClockAction _ -> false;
      case Acknowledge _, Affected _, NotAffected _, Dismiss _, Reopen _ -> true;
    };
  }

  /** The action in words, completing a sentence that begins with the person. */
  default String description() {
    return switch (this) {
      case Acknowledge() -> "acknowledged it";
      case Assign(String to) -> "assigned it to " + to;
      case Affected(Case.Impact impact) -> "marked it as affecting us: " + impact.description();
      case NotAffected() -> "marked it as not affecting us";
      case Dismiss(String phrase) ->
          phrase.isEmpty()
              ? "said that it is not our vendor"
              : "said that “" + phrase + "” is not our vendor";
      case Reopen() -> "reopened it";
      case Recorded(String words) -> words;
      case Snooze(Instant until) -> "snoozed it until " + minute(until);
      case StartClock(ReportingClock clock) ->
          "started the clock “"
              + clock.regime()
              + "” from "
              + minute(clock.anchoredAt())
              + " ("
              + clock.anchor()
              + ")";
      case CompleteDeadline(String _, String _, String task) -> "marked as done: " + task;
      case DeclareNotReportable(String _, String regime, String reason) ->
          "decided “not reportable” for " + regime + ": " + reason;
      case DeleteClock(String _, String regime) -> "deleted the clock “" + regime + "”";
    };
  }

  private static String minute(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(at);
  }
}
