package bellwether.match.roles;

import bellwether.match.text.Separator;

import bellwether.match.roles.Cue.Part;
import java.util.List;

/**
 * Tries the rules around one name. Skips are short and patterns few, so the work for one name is
 * bounded by the grammar and not by the text.
 */
final class CueMatcher {
  private final List<Chunk> chunks;
  private final int vendor;
  private long steps;

  CueMatcher(Sentence sentence, int vendor) {
    this.chunks = sentence.chunks();
    this.vendor = vendor;
  }

  /** Whether the rule fits the names from {@code first} to {@code last}, both included. */
  boolean fits(Cue cue, int first, int last) {
    return walk(cue.left(), 0, first - 1, -1) && walk(cue.right(), 0, last + 1, 1);
  }

  /** Chunks looked at so far: the measure of work. */
  long steps() {
    return steps;
  }

  private boolean walk(List<Part> parts, int next, int at, int step) {
    steps++;
    if (next == parts.size()) {
      return true;
    }
    boolean inside = at >= 0 && at < chunks.size();
    return switch (parts.get(next)) {
      case Part.Edge edge -> !inside && walk(parts, next + 1, at, step);
      case Part.Turn turn -> inside && isTurn(at, step) && walk(parts, next + 1, at, step);
      case Part.Blank blank -> inside && isPlain(at, step) && walk(parts, next + 1, at, step);
      case Part.None none -> isFree(none, at, step) && walk(parts, next + 1, at, step);
      case Part.One one ->
          (inside
                  && (mayTurn(parts, next) || !isTurn(at, step))
                  && fits(one, at)
                  && walk(parts, next + 1, at + step, step))
              || (one.optional() && walk(parts, next + 1, at, step));
      case Part.Skip skip -> skip(skip, parts, next, at, step);
    };
  }

  /** Only a wide skip, or a turn that the rule asks for, reaches over a colon or a dash. */
  private static boolean mayTurn(List<Part> parts, int next) {
    return next > 0
        && switch (parts.get(next - 1)) {
          case Part.Turn turn -> true;
          case Part.Skip skip -> skip.wide();
          default -> false;
        };
  }

  private boolean skip(Part.Skip skip, List<Part> parts, int next, int at, int step) {
    int position = at;
    for (int skipped = 0; skipped <= skip.most(); skipped++) {
      if (walk(parts, next + 1, position, step)) {
        return true;
      }
      if (position < 0 || position >= chunks.size()) {
        return false;
      }
      Chunk chunk = chunks.get(position);
      if (!skip.wide() && (chunk.bars() || isTurn(position, step))) {
        return false;
      }
      position += step;
    }
    return false;
  }

  private boolean isFree(Part.None none, int at, int step) {
    int position = at;
    for (int i = 0; i < none.within() && position >= 0 && position < chunks.size(); i++) {
      steps++;
      if (fits(none.what(), position)) {
        return false;
      }
      position += step;
    }
    return true;
  }

  private boolean fits(Part.One one, int at) {
    Chunk chunk = chunks.get(at);
    return one.fits(chunk) && !(one.other() && chunk.vendors().contains(vendor));
  }

  /** Whether nothing but a blank stands on the name's side of this chunk. */
  private boolean isPlain(int at, int step) {
    int after = step > 0 ? at : at + 1;
    return after > 0 && after < chunks.size() && chunks.get(after).gap().isPlain();
  }

  /** Whether a colon or a dash stands on the name's side of this chunk. */
  private boolean isTurn(int at, int step) {
    int after = step > 0 ? at : at + 1;
    if (after >= chunks.size() || after <= 0) {
      return false;
    }
    Separator gap = chunks.get(after).gap();
    return gap == Separator.COLON || gap == Separator.DASH || gap == Separator.SEMICOLON;
  }
}
