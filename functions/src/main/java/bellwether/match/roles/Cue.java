package bellwether.match.roles;

import bellwether.domain.incident.Confidence;
import bellwether.match.text.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rule of the grammar in {@code cues.txt}: a pattern around a name that determines its role.
 *
 * @param confidence of a breach by this rule alone: disputed if it says that a reported breach did
 *     not happen, retracted if the source withdrew it
 * @param description the rule in plain words
 * @param left what must stand before the name, nearest first
 * @param right what must stand after it, nearest first
 */
record Cue(
    Verdict verdict,
    Confidence confidence,
    int weight,
    String description,
    List<Part> left,
    List<Part> right) {

  /** Rules with one of these heads do not alert: they say that a breach did not happen. */
  private static final Map<String, Confidence> CONTRADICTING_CONFIDENCE =
      Map.of("DENIAL", Confidence.DISPUTED, "RETRACTION", Confidence.RETRACTED);

  /** What a sentence must contain for the rule to match, which excludes most rules quickly. */
  List<Part.Token> requiredParts() {
    return Stream.concat(left.stream(), right.stream())
        .filter(Part.Token.class::isInstance)
        .map(Part.Token.class::cast)
        .filter(part -> !part.optional())
        .toList();
  }

  /** What a rule can say about a name. */
  enum Verdict {
    VICTIM("speaks for victim"),
    SOURCE("speaks for source"),
    /** Affected by the breach of the company that the item is about. */
    ALONGSIDE("speaks for victim of another's breach"),
    QUIET("speaks for a mere mention");

    private final String description;

    Verdict(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  /** A piece of a pattern. */
  sealed interface Part {
    /** One chunk that is one of these. */
    record Token(Set<Tag> tags, Set<String> words, boolean anyName, boolean optional)
        implements Part {
      boolean matches(Chunk chunk) {
        return !Collections.disjoint(chunk.tags(), tags)
            || words.contains(chunk.text())
            || (anyName && chunk.isName());
      }
    }

    /** Up to this many chunks of any kind; skips names and dashes only if it is wide. */
    record Skip(int limit, boolean wide) implements Part {}

    /** The next chunks match none of these. */
    record Absent(int distance, Token token) implements Part {}

    /** The end of the sentence. */
    record SentenceEdge() implements Part {}

    /** A colon or a dash. */
    record ColonOrDash() implements Part {}

    /** Only a space before the next chunk. */
    record Space() implements Part {}
  }

  /** Parses one line of the grammar. */
  static Cue parse(String line) {
    String[] fields = line.split("\\|", 3);
    String[] head = fields[0].strip().split(" +");
    List<String> pattern = List.of(fields[2].strip().split(" +"));
    int name = pattern.indexOf("X");
    if (name < 0) {
      throw new IllegalArgumentException("a rule needs its X: " + line);
    }
    Confidence against = CONTRADICTING_CONFIDENCE.get(head[0]);
    return new Cue(
        against != null ? Verdict.QUIET : Verdict.valueOf(head[0]),
        against != null ? against : Confidence.CONFIRMED,
        Integer.parseInt(head[1]),
        fields[1].strip(),
        parseParts(pattern.subList(0, name)).reversed(),
        parseParts(pattern.subList(name + 1, pattern.size())));
  }

  private static List<Part> parseParts(List<String> words) {
    List<Part> parts = new ArrayList<>();
    for (String word : words) {
      if (word.equals("?")) {
        Part.Token last = (Part.Token) parts.removeLast();
        parts.add(new Part.Token(last.tags(), last.words(), last.anyName(), true));
      } else {
        parts.add(parsePart(word));
      }
    }
    return List.copyOf(parts);
  }

  private static Part parsePart(String word) {
    if (word.startsWith("..")) {
      return new Part.Skip(Integer.parseInt(word.substring(2)), false);
    }
    return switch (word.charAt(0)) {
      case '~' -> new Part.Skip(Integer.parseInt(word.substring(1)), true);
      case '^', '$' -> new Part.SentenceEdge();
      case ':' -> new Part.ColonOrDash();
      case '_' -> new Part.Space();
      case '!' -> {
        int colon = word.indexOf(':');
        yield new Part.Absent(
            Integer.parseInt(word.substring(1, colon)), parseToken(word.substring(colon + 1)));
      }
      default -> parseToken(word);
    };
  }

  private static Part.Token parseToken(String word) {
    Set<Tag> tags = EnumSet.noneOf(Tag.class);
    boolean other = false;
    List<String> words = new ArrayList<>();
    for (String choice : word.split("\\|")) {
      if (choice.equals("OTHER")) {
        other = true;
      } else if (Character.isUpperCase(choice.charAt(0))) {
        tags.add(Tag.valueOf(choice));
      } else {
        words.add(choice);
      }
    }
    return new Part.Token(tags, Set.copyOf(words), other, false);
  }
}
