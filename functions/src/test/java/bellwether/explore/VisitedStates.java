package bellwether.explore;

import java.util.HashMap;
import java.util.Map;

/** Remembers the states from which an exploration continued, and within which bounds. */
final class VisitedStates {
  private final Map<Long, Long> boundsByState = new HashMap<>();

  /** Returns false if the state was visited within bounds that are at least as wide. */
  boolean add(long state, Bounds bounds) {
    long known = boundsByState.getOrDefault(state, 0L);
    if (((known >>> bounds.bit()) & 1) != 0) {
      return false;
    }
    boundsByState.put(state, known | bounds.narrower());
    return true;
  }

  int size() {
    return boundsByState.size();
  }
}
