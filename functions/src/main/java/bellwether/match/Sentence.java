package bellwether.match;

import java.util.List;

/**
 * One sentence as a row of chunks.
 *
 * @param zone where in the item it stands
 * @param text as written
 */
record Sentence(Zone zone, List<Chunk> chunks, String text) {

  /** Where a sentence stands; the earlier, the more it counts. */
  enum Zone {
    TITLE(2),
    LEAD(1),
    BODY(0);

    final int bonus;

    Zone(int bonus) {
      this.bonus = bonus;
    }
  }

  boolean has(Tag tag) {
    return chunks.stream().anyMatch(chunk -> chunk.is(tag));
  }

  /** Index of the first member of the list "A, B and C" in which this name stands. */
  int listFrom(int index) {
    int first = index;
    for (int i = index - 1; i >= 0; i--) {
      Chunk chunk = chunks.get(i);
      if (chunk.name() && isListed(chunks.get(i + 1))) {
        first = i;
      } else if (!chunk.joins()) {
        break;
      }
    }
    return first;
  }

  /** Index of the last member of the list "A, B and C" in which this name stands. */
  int listTo(int index) {
    int last = index;
    for (int i = index + 1; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.name() && (chunks.get(i - 1).joins() || chunk.gap() == Gap.COMMA)) {
        last = i;
      } else if (!chunk.joins()) {
        break;
      }
    }
    return last;
  }

  /** Whether the chunk after a name carries a list on. */
  private static boolean isListed(Chunk next) {
    return next.joins() || next.gap() == Gap.COMMA;
  }
}
