package bellwether.match.roles;

import bellwether.match.roles.Cue.Part;
import bellwether.match.text.Separator;
import java.util.List;

/**
 * Matches the rules around one name. Skips are short, so the work for one name is bounded by the
 * grammar and not by the text.
 */
final class CueMatcher {
  private final List<Chunk> chunks;
  private final int vendor;
  private long stepCount;

  CueMatcher(Sentence sentence, int vendor) {
    this.chunks = sentence.chunks();
    this.vendor = vendor;
  }

  /** Whether the rule matches the names from {@code first} to {@code last}, inclusive. */
  boolean matches(Cue cue, int first, int last) {
    return matchParts(cue.left(), 0, first - 1, -1) && matchParts(cue.right(), 0, last + 1, 1);
  }

  /** The number of chunks examined so far. */
  long stepCount() {
    return stepCount;
  }

  private boolean matchParts(List<Part> parts, int next, int at, int step) {
    stepCount++;
    if (next == parts.size()) {
      return true;
    }
    boolean inside = at >= 0 && at < chunks.size();
    return switch (parts.get(next)) {
      case Part.SentenceEdge edge -> !inside && matchParts(parts, next + 1, at, step);
      case Part.ColonOrDash turn ->
          inside && isColonOrDashBeside(at, step) && matchParts(parts, next + 1, at, step);
      case Part.Space blank ->
          inside && isSpaceBeside(at, step) && matchParts(parts, next + 1, at, step);
      case Part.Absent none -> isAbsent(none, at, step) && matchParts(parts, next + 1, at, step);
      case Part.Token token ->
          (inside
                  && (mayCrossColon(parts, next) || !isColonOrDashBeside(at, step))
                  && matches(token, at)
                  && matchParts(parts, next + 1, at + step, step))
              || (token.optional() && matchParts(parts, next + 1, at, step));
      case Part.Skip skip -> matchSkip(skip, parts, next, at, step);
    };
  }

  /** Only a wide skip, or a colon or dash in the rule, goes beyond a colon or a dash. */
  private static boolean mayCrossColon(List<Part> parts, int next) {
    return next > 0
        && switch (parts.get(next - 1)) {
          case Part.ColonOrDash turn -> true;
          case Part.Skip skip -> skip.wide();
          default -> false;
        };
  }

  private boolean matchSkip(Part.Skip skip, List<Part> parts, int next, int at, int step) {
    int position = at;
    for (int skipped = 0; skipped <= skip.limit(); skipped++) {
      if (matchParts(parts, next + 1, position, step)) {
        return true;
      }
      if (position < 0 || position >= chunks.size()) {
        return false;
      }
      Chunk chunk = chunks.get(position);
      if (!skip.wide() && (chunk.blocksSkip() || isColonOrDashBeside(position, step))) {
        return false;
      }
      position += step;
    }
    return false;
  }

  private boolean isAbsent(Part.Absent none, int at, int step) {
    int position = at;
    for (int i = 0; i < none.distance() && position >= 0 && position < chunks.size(); i++) {
      stepCount++;
      if (matches(none.token(), position)) {
        return false;
      }
      position += step;
    }
    return true;
  }

  private boolean matches(Part.Token token, int at) {
    Chunk chunk = chunks.get(at);
    return token.matches(chunk) && !(token.anyName() && chunk.vendors().contains(vendor));
  }

  /** Whether only a space is on the name's side of this chunk. */
  private boolean isSpaceBeside(int at, int step) {
    int after = step > 0 ? at : at + 1;
    return after > 0 && after < chunks.size() && chunks.get(after).separator().isSpace();
  }

  /** Whether a colon or a dash is on the name's side of this chunk. */
  private boolean isColonOrDashBeside(int at, int step) {
    int after = step > 0 ? at : at + 1;
    if (after >= chunks.size() || after <= 0) {
      return false;
    }
    Separator gap = chunks.get(after).separator();
    return gap == Separator.COLON || gap == Separator.DASH || gap == Separator.SEMICOLON;
  }
}
