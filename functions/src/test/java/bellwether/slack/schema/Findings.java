package bellwether.slack.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a checker found, a line each with its place.
 *
 * @param made the live sequences that the code made itself, as in {@code <@U1>}; all others are
 *     defects
 */
record Findings(Set<String> made, List<String> lines) {

  Findings(Set<String> made) {
    this(Set.copyOf(made), new ArrayList<>());
  }

  void add(String at, String what) {
    lines.add(at + " " + what);
  }

  /** Finds fault unless it holds. */
  void expect(boolean holds, String at, String otherwise) {
    if (!holds) {
      add(at, otherwise);
    }
  }
}
