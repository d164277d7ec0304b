package bellwether.match.roles;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence as a row of chunks. */
public final class Sentence {
  private final Zone zone;
  private final List<Chunk> chunks;
  private final String text;
  private @Nullable List<Cue> cues;

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
  List<Cue> cues() {
    if (cues == null) {
      cues = CueGrammar.applicableTo(this);
    }
    return cues;
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

  boolean hasTag(Tag tag) {
    return chunks.stream().anyMatch(chunk -> chunk.hasTag(tag));
  }

  /** Index of the first member of the list "A, B and C" in which this name stands. */
  int firstInList(int index) {
    int first = index;
    for (int i = index - 1; i >= 0; i--) {
      Chunk chunk = chunks.get(i);
      if (chunk.isName() && continuesList(chunks.get(i + 1))) {
        first = i;
      } else if (!chunk.joinsList()) {
        break;
      }
    }
    return first;
  }

  /** Index of the last member of the list "A, B and C" in which this name stands. */
  int lastInList(int index) {
    int last = index;
    for (int i = index + 1; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.isName()
          && (chunks.get(i - 1).joinsList() || chunk.separator() == Separator.COMMA)) {
        last = i;
      } else if (!chunk.joinsList()) {
        break;
      }
    }
    return last;
  }

  /** Whether the chunk after a name carries a list on. */
  private static boolean continuesList(Chunk next) {
    return next.joinsList() || next.separator() == Separator.COMMA;
  }
}
