package bellwether.domain.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The silent first reads of feeds that no summary reports yet, by poll.
 *
 * @param version counts the writes of this record
 */
public record FirstReads(List<Poll> polls, long version) {
  public static final FirstReads NONE = new FirstReads(List.of(), 0);

  public FirstReads {
    polls = List.copyOf(polls);
  }

  /**
   * The feeds that one poll read for the first time, which one summary reports.
   *
   * @param startedAt identifies the poll
   * @param endedAt null while the poll is under way, or if it was interrupted
   */
  public record Poll(Instant startedAt, @Nullable Instant endedAt, List<FeedRead> reads) {
    public Poll {
      reads = List.copyOf(reads);
    }

    /** The names of the feeds. */
    public Set<String> feeds() {
      return reads.stream().map(FeedRead::feed).collect(Collectors.toSet());
    }

    private Poll with(FeedRead read) {
      Map<String, FeedRead> byFeed = new LinkedHashMap<>();
      reads.forEach(known -> byFeed.put(known.feed(), known));
      byFeed.put(read.feed(), read);
      return new Poll(startedAt, endedAt, List.copyOf(byFeed.values()));
    }
  }

  /**
   * The first read of one feed.
   *
   * @param itemCount number of items that the feed had
   * @param audience the customers who added the feed; empty for a shared feed
   */
  public record FeedRead(String feed, int itemCount, Set<String> audience) {
    public FeedRead {
      audience = Set.copyOf(audience);
    }

    /** Whether the customer may see the feed's items. */
    public boolean isVisibleTo(String customer) {
      return audience.isEmpty() || audience.contains(customer);
    }
  }

  /** Returns a copy with a first read by the poll that started then. */
  public FirstReads add(Instant pollStart, FeedRead read) {
    if (polls.stream().anyMatch(poll -> poll.startedAt().equals(pollStart))) {
      return map(pollStart, poll -> poll.with(read));
    }
    List<Poll> more = new ArrayList<>(polls);
    more.add(new Poll(pollStart, null, List.of(read)));
    return new FirstReads(more, version);
  }

  /** Returns a copy in which the poll that started then has ended. */
  public FirstReads end(Instant pollStart, Instant now) {
    return map(pollStart, poll -> new Poll(poll.startedAt(), now, poll.reads()));
  }

  /** Returns a copy without the poll that started then. */
  public FirstReads without(Instant pollStart) {
    return new FirstReads(
        polls.stream().filter(poll -> !poll.startedAt().equals(pollStart)).toList(), version);
  }

  private FirstReads map(Instant pollStart, UnaryOperator<Poll> change) {
    return new FirstReads(
        polls.stream()
            .map(poll -> poll.startedAt().equals(pollStart) ? change.apply(poll) : poll)
            .toList(),
        version);
  }
}
