package bellwether.domain.clock;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a person started for a case, which reminds of deadlines. It decides nothing: neither
 * whether a report is due, nor from when.
 *
 * @param id the same for the same rule and the same time, whoever starts it
 * @param trigger the event from which the rule counts, completing "from the time when"
 * @param anchor what the person counts from, in words
 * @param anchoredAt the time that the person counts from
 * @param zone the customer's time zone when it was started
 * @param startedBy Slack's id of the person
 * @param notReportable the decision that nothing is reported; null if there is none
 */
@RecordBuilder
public record ReportingClock(
    String id,
    String ruleId,
    String regime,
    String trigger,
    String anchor,
    Instant anchoredAt,
    ZoneId zone,
    List<Deadline> deadlines,
    String startedBy,
    Instant startedAt,
    @Nullable NotReportable notReportable)
    implements ReportingClockBuilder.With {

  /**
   * The decision of a person that nothing is reported.
   *
   * @param user Slack's id of the person
   */
  public record NotReportable(Instant at, String user, String reason) {}

  public ReportingClock {
    deadlines = List.copyOf(deadlines);
  }

  /** Starts a clock with all deadlines of the rule. */
  public static ReportingClock start(
      String id,
      ClockRule rule,
      String anchor,
      Instant anchoredAt,
      ZoneId zone,
      String user,
      Instant now) {
    List<Deadline> deadlines = new ArrayList<>();
    for (ClockRule.DeadlineRule step : rule.deadlines()) {
      Instant from = find(deadlines, step.after()).map(Deadline::dueAt).orElse(anchoredAt);
      deadlines.add(
          new Deadline(
              step.id(),
              step.task(),
              step.period(),
              step.after(),
              step.article(),
              step.url(),
              from,
              step.period().endAfter(from, zone),
              null,
              null));
    }
    return new ReportingClock(
        id,
        rule.id(),
        rule.regime(),
        rule.anchor(),
        anchor,
        anchoredAt,
        zone,
        deadlines,
        user,
        now,
        null);
  }

  /** Returns a copy in which a deadline is done; those that count from it are calculated anew. */
  public ReportingClock done(String deadlineId, String user, Instant at) {
    List<Deadline> next = new ArrayList<>();
    for (Deadline known : deadlines) {
      if (known.isDone()) {
        next.add(known);
        continue;
      }
      Optional<Deadline> before = find(next, known.after());
      Instant from =
          before
              .map(first -> first.doneAt() == null ? first.dueAt() : first.doneAt())
              .orElse(known.from());
      boolean now = known.id().equals(deadlineId);
      next.add(
          new Deadline(
              known.id(),
              known.task(),
              known.period(),
              known.after(),
              known.article(),
              known.url(),
              from,
              known.period().endAfter(from, zone),
              now ? at : null,
              now ? user : null));
    }
    return withDeadlines(next);
  }

  public Optional<Deadline> deadline(String deadlineId) {
    return find(deadlines, deadlineId);
  }

  /** Whether reminders are due: something is left to do, and nobody decided against it. */
  public boolean isRunning() {
    return notReportable == null && !deadlines.stream().allMatch(Deadline::isDone);
  }

  /** The deadlines of which people are still reminded. */
  public List<Deadline> open() {
    return isRunning()
        ? deadlines.stream().filter(deadline -> !deadline.isDone()).toList()
        : List.of();
  }

  private static Optional<Deadline> find(List<Deadline> deadlines, String id) {
    return deadlines.stream().filter(deadline -> deadline.id().equals(id)).findFirst();
  }
}
