package bellwether.match.roles;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import java.util.Set;

/**
 * A word, a phrase of the lexicon or a name: the unit that role rules match.
 *
 * @param text folded words, separated by spaces
 * @param tags the function of the phrase in a report of a breach
 * @param vendors indexes of the vendors that it names; empty for anything else
 * @param isName whether it is a name, of a vendor or of anybody else
 * @param isCertainName whether its capitals prove that; in a headline they do not
 */
record Chunk(
    int from,
    int to,
    String text,
    Separator separator,
    Set<Tag> tags,
    Set<Integer> vendors,
    boolean isName,
    boolean isCertainName) {

  /**
   * Whether a rule that skips words must stop here, because another vendor begins another thought.
   */
  boolean blocksSkip() {
    return isName && (isCertainName || !vendors.isEmpty());
  }

  boolean hasTag(Tag tag) {
    return tags.contains(tag);
  }

  /** Whether a comma or "and" can be passed from here to the next member of a list. */
  boolean joinsList() {
    return text.equals("&") || text.equals("or") || text.equals("the");
  }
}
