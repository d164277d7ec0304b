package bellwether.match.names;

import bellwether.match.names.Name.Kind;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Separator;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Short forms that an item gives to names: an acronym in brackets after the name, as in "Automatic
 * Funds Transfer Services (AFTS)", and the first word of a name that it writes in full, as in "Colt
 * Technology Services" and later "Colt".
 */
public final class ShortForms {
  private static final int MAX_ACRONYM_LENGTH = 8;
  private static final int MIN_FIRST_WORD_LENGTH = 4;
  private static final Pattern CLOSING_BRACKET = Pattern.compile("[)\\]]");

  private final Map<String, Name> forms = new HashMap<>();

  /** Collects the short forms that a text introduces beside the names accepted in it. */
  public void collect(Words words, List<NameHit> accepted) {
    for (NameHit hit : accepted) {
      if (hit.name().kind() == Kind.COMPANY) {
        if (isAcronym(words, hit)) {
          forms.putIfAbsent(words.folded(hit.to()), hit.name());
        }
        String first = hit.name().words().getFirst();
        if (hit.to() - hit.from() > 1
            && first.length() >= MIN_FIRST_WORD_LENGTH
            && !CommonWords.isCommon(first)) {
          forms.putIfAbsent(first, hit.name());
        }
      }
    }
  }

  /** Whether the word after a name stands alone in brackets and may abbreviate it. */
  private static boolean isAcronym(Words words, NameHit hit) {
    int at = hit.to();
    if (at >= words.size() || words.get(at).separator() != Separator.BRACKET) {
      return false;
    }
    String word = words.original(at);
    long capitals = word.chars().filter(Character::isUpperCase).count();
    String after = words.rawSubstring(words.end(at), words.endBefore(at + 1));
    return CLOSING_BRACKET.matcher(after).lookingAt()
        && capitals >= 2
        && word.length() <= MAX_ACRONYM_LENGTH
        && words.folded(at).charAt(0) == hit.name().words().getFirst().charAt(0);
  }

  /** The places where a text uses them, without those within names that it accepts anyway. */
  public List<NameHit> find(Words words, List<NameHit> accepted) {
    List<NameHit> found = new ArrayList<>();
    if (forms.isEmpty()) {
      return found;
    }
    NeighborWords neighbors = new NeighborWords(words);
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      while (next < accepted.size() && accepted.get(next).to() <= i) {
        next++;
      }
      boolean within = next < accepted.size() && accepted.get(next).from() <= i;
      Name name = forms.get(words.folded(i));
      if (name != null && !within && Spelling.hasCapitalOrDigit(words.original(i))) {
        NameHit hit = new NameHit(i, i + 1, name);
        if (!neighbors.isPartOfLongerName(hit)) {
          found.add(hit);
        }
      }
    }
    return found;
  }
}
