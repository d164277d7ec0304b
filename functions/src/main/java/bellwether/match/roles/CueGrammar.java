package bellwether.match.roles;

import bellwether.match.text.ResourceLines;
import bellwether.match.text.Tag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of {@code cues.txt}. */
final class CueGrammar {
  static final List<Cue> CUES = ResourceLines.lines("cues.txt").stream().map(Cue::parse).toList();

  private static final List<Requirement[]> REQUIREMENTS =
      CUES.stream()
          .map(cue -> cue.requiredParts().stream().map(Requirement::of).toArray(Requirement[]::new))
          .toList();

  private CueGrammar() {}

  /** One part of a rule that some chunk of the sentence must match. */
  private record Requirement(List<Tag> tags, List<String> words, boolean anyName) {
    static Requirement of(Cue.Part.Token part) {
      return new Requirement(List.copyOf(part.tags()), List.copyOf(part.words()), part.anyName());
    }

    boolean isMet(Set<Tag> tagsThere, Set<String> wordsThere, boolean nameThere) {
      if (anyName && nameThere) {
        return true;
      }
      for (Tag tag : tags) {
        if (tagsThere.contains(tag)) {
          return true;
        }
      }
      for (String word : words) {
        if (wordsThere.contains(word)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The rules that can match in a sentence because it contains everything they require. */
  static List<Cue> applicableTo(Sentence sentence) {
    Set<Tag> tags = EnumSet.noneOf(Tag.class);
    Set<String> words = new HashSet<>();
    boolean name = false;
    for (Chunk chunk : sentence.chunks()) {
      tags.addAll(chunk.tags());
      words.add(chunk.text());
      name |= chunk.isName();
    }
    List<Cue> possible = new ArrayList<>();
    for (int rule = 0; rule < CUES.size(); rule++) {
      boolean met = true;
      for (Requirement need : REQUIREMENTS.get(rule)) {
        met = met && need.isMet(tags, words, name);
      }
      if (met) {
        possible.add(CUES.get(rule));
      }
    }
    return possible;
  }
}
