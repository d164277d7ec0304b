package bellwether.domain.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deadline of a clock that a person started, as its rule was at that time.
 *
 * @param after id of the deadline from whose completion this one counts; empty for the anchor
 * @param from when its period begins: if another one must be completed first, the end of that one
 *     until it is
 * @param doneAt when somebody said that it is done; null before
 * @param doneBy Slack's id of that person; null before
 */
public record Deadline(
    String id,
    String task,
    ReportingPeriod period,
    String after,
    String article,
    String url,
    Instant from,
    Instant dueAt,
    @Nullable Instant doneAt,
    @Nullable String doneBy) {

  /** The shortest time for which the last reminder comes before the end. */
  private static final Duration SHORTEST_NOTICE = Duration.ofMinutes(30);

  /** A part of the period: the last reminder comes when only this part remains. */
  private static final int LAST_PART = 10;

  public boolean isDone() {
    return doneAt != null;
  }

  /** Whether its period begins when another deadline is done, and that one is not yet. */
  public boolean isProvisional(List<Deadline> all) {
    return all.stream().anyMatch(other -> other.id().equals(after) && !other.isDone());
  }

  /**
   * When to remind of it: after half of the time, and when a tenth of it remains, but 30 minutes
   * before its end at the latest.
   */
  public List<Instant> reminderTimes() {
    Duration length = Duration.between(from, dueAt);
    Duration rest = length.dividedBy(LAST_PART);
    Instant last = dueAt.minus(rest.compareTo(SHORTEST_NOTICE) < 0 ? SHORTEST_NOTICE : rest);
    Instant half = from.plus(length.dividedBy(2));
    return half.isBefore(last) ? List.of(half, last) : List.of(last);
  }
}
