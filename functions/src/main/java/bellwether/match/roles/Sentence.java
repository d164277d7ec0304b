package bellwether.match.roles;

import bellwether.match.text.Tag;
import bellwether.match.text.Separator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence as a row of chunks. */
public final class Sentence {
  private final Zone zone;
  private final List<Chunk> chunks;
  private final String text;
  private @Nullable List<Cue> rules;

  Sentence(Zone zone, List<Chunk> chunks, String text) {
    this.zone = zone;
    this.chunks = List.copyOf(chunks);
    this.text = text;
  }

  /** Where in the item it stands. */
  Zone zone() {
    return zone;
  }

  List<Chunk> chunks() {
    return chunks;
  }

  /** As written. */
  String text() {
    return text;
  }

  /** The rules that can fit here at all, found once for all vendors. */
  List<Cue> rules() {
    if (rules == null) {
      rules = CueGrammar.possibleIn(this);
    }
    return rules;
  }

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
      if (chunk.name() && (chunks.get(i - 1).joins() || chunk.gap() == Separator.COMMA)) {
        last = i;
      } else if (!chunk.joins()) {
        break;
      }
    }
    return last;
  }

  /** Whether the chunk after a name carries a list on. */
  private static boolean isListed(Chunk next) {
    return next.joins() || next.gap() == Separator.COMMA;
  }
}
