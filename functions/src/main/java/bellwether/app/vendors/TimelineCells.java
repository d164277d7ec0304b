package bellwether.app.vendors;

import bellwether.domain.clock.Deadline;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseTimeline;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Moment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of an export that show the times of a case, its clocks and their reminders. */
final class TimelineCells {
  static final String HEADER =
      "first_public earlier_report alerted vendor_notice vendor_notice_title acknowledged"
          + " acknowledged_by decided decided_by decision decisions minutes_to_alert"
          + " minutes_before_vendor_notice clocks reminders";

  private final Map<String, String> remindersByCase = new HashMap<>();

  /** Collects the reminders among the deliveries. */
  TimelineCells(List<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      if (delivery.notice() instanceof ClockReminder reminder) {
        remindersByCase.merge(
            reminder.messageId(), describe(delivery, reminder), (a, b) -> b + "; " + a);
      }
    }
  }

  /**
   * @param message the message that shows the alert; null if that is unknown
   */
  Stream<@Nullable Object> cells(
      Delivery delivery, Alert alert, @Nullable Delivery message, Case current) {
    List<Moment> moments = CaseTimeline.of(delivery, alert, message, current);
    Optional<Moment> published = CaseTimeline.first(moments, Kind.FIRST_PUBLIC);
    Optional<Moment> earlier = CaseTimeline.first(moments, Kind.EARLIER_REPORT);
    Optional<Moment> alerted = CaseTimeline.first(moments, Kind.ALERTED);
    Optional<Moment> notice = CaseTimeline.first(moments, Kind.VENDOR_NOTICE);
    Optional<Moment> acknowledged = CaseTimeline.first(moments, Kind.ACKNOWLEDGED);
    Optional<Moment> decided = CaseTimeline.first(moments, Kind.DECIDED);
    String decisions =
        moments.stream()
            .filter(moment -> moment.kind() == Kind.DECIDED)
            .map(moment -> moment.at() + " " + moment.source() + " " + moment.detail())
            .collect(Collectors.joining("; "));
    return Stream.of(
        at(published),
        at(earlier),
        at(alerted),
        at(notice),
        notice.map(Moment::detail).orElse(null),
        at(acknowledged),
        acknowledged.map(Moment::source).orElse(null),
        at(decided),
        decided.map(Moment::source).orElse(null),
        decided.map(Moment::detail).orElse(null),
        decisions,
        minutes(earlier.or(() -> published), alerted),
        minutes(alerted, notice),
        current.clocks().stream().map(TimelineCells::describe).collect(Collectors.joining("; ")),
        remindersByCase.get(delivery.id()));
  }

  private static @Nullable Instant at(Optional<Moment> moment) {
    return moment.map(Moment::at).orElse(null);
  }

  /** Negative if the second was first. */
  private static @Nullable Long minutes(Optional<Moment> from, Optional<Moment> until) {
    return from.isPresent() && until.isPresent()
        ? (Long) Duration.between(from.get().at(), until.get().at()).toMinutes()
        : null;
  }

  private static String describe(ReportingClock clock) {
    String deadlines =
        clock.deadlines().stream().map(TimelineCells::describe).collect(Collectors.joining(", "));
    ReportingClock.NotReportable decision = clock.notReportable();
    return clock.regime()
        + ", from the time when "
        + clock.trigger()
        + ", "
        + clock.anchoredAt()
        + " ("
        + clock.anchor()
        + "), started by "
        + clock.startedBy()
        + " at "
        + clock.startedAt()
        + ": "
        + deadlines
        + (decision == null
            ? ""
            : ", not reportable, by "
                + decision.user()
                + " at "
                + decision.at()
                + ": "
                + decision.reason());
  }

  private static String describe(Deadline deadline) {
    return deadline.task()
        + " by "
        + deadline.dueAt()
        + " ("
        + deadline.article()
        + ")"
        + (deadline.doneAt() == null
            ? ""
            : " done by " + deadline.doneBy() + " at " + deadline.doneAt());
  }

  private static String describe(Delivery delivery, ClockReminder reminder) {
    String posted =
        delivery
            .postedAt()
            .map(at -> "posted at " + at)
            .orElseGet(
                () -> delivery.state().isFinal() ? "not needed" : "due at " + delivery.dueAt());
    return reminder.regime() + ", " + reminder.task() + ": " + posted;
  }
}
