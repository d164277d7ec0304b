package bellwether.store;

import bellwether.domain.FeedState;
import java.util.List;

/** Keeps what is remembered of each feed between polls. */
public interface Feeds {

  /** The state of the feed; {@link FeedState#never} if nothing is kept. Strongly consistent. */
  FeedState of(String feed);

  /**
   * Replaces the state whose version is {@code state.version()} and counts the version up.
   *
   * @return false, with nothing written, if somebody else wrote in between
   */
  boolean save(FeedState state);

  /** Every state that is kept, in no order. */
  List<FeedState> all();
}
