package bellwether.match;

import java.util.List;

/** The grammar of roles, as {@code cues.txt} states it. */
final class Cues {
  static final List<Cue> ALL = Resource.lines("cues.txt").stream().map(Cue::parse).toList();

  private Cues() {}
}
