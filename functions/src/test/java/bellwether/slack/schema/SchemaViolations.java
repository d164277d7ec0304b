package bellwether.slack.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a checker found, a line each with its place.
 *
 * @param intendedMentions the live sequences that the code made itself, as in {@code <@U1>}; all
 *     others are defects
 */
record SchemaViolations(Set<String> intendedMentions, List<String> lines) {

  SchemaViolations(Set<String> made) {
    this(Set.copyOf(made), new ArrayList<>());
  }

  void add(String at, String what) {
    lines.add(at + " " + what);
  }

  /** Adds a violation unless the condition holds. */
  void check(boolean holds, String at, String otherwise) {
    if (!holds) {
      add(at, otherwise);
    }
  }
}
