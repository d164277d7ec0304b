package bellwether.domain.clock;

import java.util.List;

/**
 * What a regime demands once an event is known, as data: one clock that a person can start.
 *
 * @param id never changes, because started clocks name it
 * @param regime the regime and who is addressed, in a few words
 * @param anchor the event from which the first deadline counts, completing "from the time when"
 * @param deadlines in the order in which they are due
 */
public record ClockRule(String id, String regime, String anchor, List<DeadlineRule> deadlines) {

  /**
   * One deadline of a rule.
   *
   * @param after id of the deadline from whose completion this one counts; empty for the anchor
   * @param article the article that states it
   * @param url where the article can be read
   */
  public record DeadlineRule(
      String id, String task, ReportingPeriod period, String after, String article, String url) {}

  public ClockRule {
    deadlines = List.copyOf(deadlines);
  }
}
