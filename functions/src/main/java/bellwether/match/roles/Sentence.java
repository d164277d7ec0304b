package bellwether.match.roles;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sentence as a list of chunks. */
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

  /** Its position in the item. */
  Zone zone() {
    return zone;
  }

  List<Chunk> chunks() {
    return chunks;
  }

  /** The sentence as written. */
  String text() {
    return text;
  }

  /** The rules that can match here, found once for all vendors. */
  List<Cue> cues() {
    if (cues == null) {
      cues = CueGrammar.applicableTo(this);
    }
    return cues;
  }

  /** The position of a sentence; earlier ones count more. */
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

  /** The index of the first member of the list "A, B and C" that contains this name. */
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

  /** The index of the last member of the list "A, B and C" that contains this name. */
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

  /** Whether the chunk after a name continues a list. */
  private static boolean continuesList(Chunk next) {
    return next.joinsList() || next.separator() == Separator.COMMA;
  }
}
