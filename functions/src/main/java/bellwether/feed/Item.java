package bellwether.feed;

import bellwether.domain.Advisory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An advisory with the several ways to know it again when its feed gives it another key.
 *
 * @param key print of the native id; null where the format gives none
 * @param others prints that identify the item as well as its key: its words, or a second key
 * @param traits prints of title and link, where no other item of the document shares them: too weak
 *     to identify an item, enough to vouch for one
 * @param edition print of all that matters in what is stated; null where prose is all there is
 * @param otherwise id of the advisory if the key turns out to be used again for another thing
 * @param kept whether the item is worth keeping; it is remembered as shown all the same
 */
public record Item(
    Advisory advisory,
    @Nullable Long key,
    Set<Long> others,
    Set<Long> traits,
    @Nullable Long edition,
    String otherwise,
    boolean kept) {

  public Item {
    others = Set.copyOf(others);
    traits = Set.copyOf(traits);
  }

  /** An item known by these prints alone. */
  public Item(Advisory advisory, Set<Long> fingerprints) {
    this(advisory, null, fingerprints, Set.of(), null, advisory.id(), true);
  }

  /** The same as one that is not worth keeping. */
  Item asUnkept() {
    return new Item(advisory, key, others, traits, edition, otherwise, false);
  }

  /** By each of these the item is known again. */
  public Set<Long> fingerprints() {
    return with(others, key);
  }

  /** All that is to be remembered of the item while its feed shows it. */
  public Set<Long> prints() {
    Set<Long> prints = new HashSet<>(fingerprints());
    prints.addAll(traits);
    return with(prints, edition);
  }

  /**
   * What the item is, given what its feed showed before.
   *
   * @param shown prints of the items of the last document
   */
  public Standing standing(Set<Long> shown) {
    boolean byOther = others.stream().anyMatch(shown::contains);
    boolean byKey = key != null && shown.contains(key);
    if (!byOther && !byKey) {
      return isVouchedFor(shown) ? Standing.REKEYED : Standing.NEW;
    }
    if (edition != null) {
      return shown.contains(edition) ? Standing.KNOWN : Standing.EDITED;
    }
    // An id under which everything is different names another thing.
    return byOther || traits.isEmpty() || isVouchedFor(shown) ? Standing.KNOWN : Standing.REUSED;
  }

  private boolean isVouchedFor(Set<Long> shown) {
    return traits.stream().anyMatch(shown::contains);
  }

  /** The advisory under an id of its own, for an item that stands under another's key. */
  public Advisory asOther() {
    return new Advisory(
        otherwise,
        advisory.feed(),
        advisory.title(),
        advisory.url(),
        advisory.text(),
        advisory.published(),
        advisory.stated(),
        advisory.seenAt());
  }

  private static Set<Long> with(Set<Long> prints, @Nullable Long one) {
    if (one == null) {
      return prints;
    }
    Set<Long> all = new HashSet<>(prints);
    all.add(one);
    return Set.copyOf(all);
  }

  /** What an item is to its feed. */
  public enum Standing {
    /** Never shown in the last document. */
    NEW,
    /** Nothing that identifies it was shown, but its title or link was. */
    REKEYED,
    /** Another thing under a key that was shown. */
    REUSED,
    /** Shown, and something that is stated was different. */
    EDITED,
    /** Shown. */
    KNOWN
  }
}
