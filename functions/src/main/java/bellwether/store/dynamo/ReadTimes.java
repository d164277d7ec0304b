package bellwether.store.dynamo;

import bellwether.domain.feed.FeedState;
import java.time.Instant;
import java.util.Objects;

/**
 * The times of a feed's last read, if that read changed nothing else of its state. Those of many
 * feeds share a row, because a row of its own would cost a write for each feed and poll.
 *
 * @param version of the state that they complete: those of an earlier version are outdated
 */
record ReadTimes(long version, Instant lastSuccessAt, Instant nextPollAt) {
  private static final String SEPARATOR = " ";

  static ReadTimes of(FeedState state) {
    return new ReadTimes(
        state.version(),
        Objects.requireNonNull(state.health().lastSuccessAt()),
        state.nextPollAt());
  }

  static ReadTimes parse(String text) {
    String[] parts = text.split(SEPARATOR, 3);
    return new ReadTimes(
        Long.parseLong(parts[0]), Instant.parse(parts[1]), Instant.parse(parts[2]));
  }

  String format() {
    return version + SEPARATOR + lastSuccessAt + SEPARATOR + nextPollAt;
  }

  FeedState complete(FeedState state) {
    return state.version() == version ? state.withReadTimes(lastSuccessAt, nextPollAt) : state;
  }
}
