package bellwether.domain.notice;

import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Moment.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All times of a case: those that its alert states, which never change once it is stored, and those
 * that were recorded since.
 */
public final class CaseTimeline {
  private CaseTimeline() {}

  /**
   * The moments of a case, in the order of their times.
   *
   * @param delivery the delivery of its alert
   * @param message the message that shows it: the same, or a summary; null if that is unknown
   */
  public static List<Moment> of(
      Delivery delivery, Alert alert, @Nullable Delivery message, Case current) {
    List<Moment> moments = new ArrayList<>();
    alert
        .publishedAt()
        .ifPresent(at ->
            moments.add(
                new Moment(Kind.FIRST_PUBLIC, at, alert.seenAt(), alert.feed(), alert.title())));
    moments.add(new Moment(Kind.SEEN, alert.seenAt(), alert.seenAt(), alert.feed(), alert.title()));
    if (alert.isVendorNotice()) {
      moments.add(notice(alert));
    }
    Optional.ofNullable(message)
        .flatMap(Delivery::postedAt)
        .ifPresent(at ->
            moments.add(
                new Moment(
                    Kind.ALERTED, at, at, "Slack", delivery.isInSummary() ? "in a summary" : "")));
    current.timeline().moments().stream()
        .filter(moment -> moment.kind() != Kind.VENDOR_NOTICE || !alert.isVendorNotice())
        .forEach(moments::add);
    return moments.stream().sorted(Comparator.comparing(Moment::at)).toList();
  }

  /** The first moment of this kind. */
  public static Optional<Moment> first(List<Moment> moments, Kind kind) {
    return moments.stream().filter(moment -> moment.kind() == kind).findFirst();
  }

  /** What a later report of the same incident adds to the timeline of its first alert. */
  static Optional<Moment> ofLaterReport(Alert first, Alert later) {
    if (later.isVendorNotice()) {
      return Optional.of(notice(later));
    }
    if (later.advisoryId().equals(first.advisoryId())) {
      return Optional.empty(); // the source changed the date of the same report
    }
    return later
        .publishedAt()
        .filter(at -> at.isBefore(first.publishedAt().orElse(first.seenAt())))
        .map(
            at -> new Moment(Kind.EARLIER_REPORT, at, later.seenAt(), later.feed(), later.title()));
  }

  /** The moment at which a step was taken, if the timeline shows it. */
  public static Optional<Moment> ofStep(Case.Step step) {
    Kind kind = step.action() instanceof CaseAction.Acknowledge ? Kind.ACKNOWLEDGED : Kind.DECIDED;
    String decision =
        switch (step.action()) {
          case CaseAction.Acknowledge() -> "";
          case CaseAction.Affected _ -> Case.Status.AFFECTED.label();
          case CaseAction.NotAffected() -> Case.Status.NOT_AFFECTED.label();
          case CaseAction.Dismiss _ -> Case.Status.DISMISSED.label();
          case CaseAction.DeclareNotReportable(String _, String regime, String _) ->
              "not reportable: " + regime;
          case CaseAction.Assign _,
              CaseAction.Snooze _,
              CaseAction.Reopen _,
              CaseAction.Recorded _,
              CaseAction.StartClock _,
              CaseAction.CompleteDeadline _,
              CaseAction.DeleteClock _ ->
              null;
        };
    return Optional.ofNullable(decision)
        .map(detail -> new Moment(kind, step.at(), step.at(), step.user(), detail));
  }

  /** The time of a notice is when it was received: its own date can be anything. */
  private static Moment notice(Alert mail) {
    return new Moment(Kind.VENDOR_NOTICE, mail.seenAt(), mail.seenAt(), mail.feed(), mail.title());
  }

  /** Returns the case with what the later report adds; the same if that is nothing. */
  public static Case withLaterReport(Case current, Alert first, Alert later) {
    return ofLaterReport(first, later)
        .map(moment -> current.withTimeline(current.timeline().with(moment)))
        .orElse(current);
  }
}
