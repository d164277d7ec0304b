package bellwether.match.roles;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;

import java.util.Set;

/**
 * A word, a phrase of the lexicon or a name, as the rules of role see it.
 *
 * @param text folded words, parted by blanks
 * @param tags what the phrase does in the telling of a breach
 * @param vendors indexes of the vendors that are named here; empty for anything else
 * @param name whether it is a name, of a vendor or of anybody
 * @param sure whether its capitals prove that; in a headline they do not
 */
record Chunk(
    int from,
    int to,
    String text,
    Separator gap,
    Set<Tag> tags,
    Set<Integer> vendors,
    boolean name,
    boolean sure) {

  /**
   * Whether a rule that skips words must stop here: beyond another vendor, another thought begins.
   */
  boolean bars() {
    return name && (sure || !vendors.isEmpty());
  }

  boolean is(Tag tag) {
    return tags.contains(tag);
  }

  /** Whether a comma or "and" can be passed from here to the next member of a list. */
  boolean joins() {
    return text.equals("&") || text.equals("or") || text.equals("the");
  }
}
