package bellwether.feed.document;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An advisory with the several ways to know it again when its feed gives it another key.
 *
 * @param first id of the first thing that the feed shows under the key; the advisory's own, unless
 *     the document shows several
 * @param key print of the native id; null where the format gives none
 * @param others prints that identify the item as well as its key: its words, or a second key
 * @param traits prints of title and link, where no other item of the document shares them: too weak
 *     to identify an item, enough to vouch for one
 * @param edition print of all that matters in what is said; null where nothing but the other prints
 *     is known
 * @param nature what its key promises
 * @param kept whether the item is worth keeping; it is remembered as shown all the same
 */
public record IdentifiedItem(
    Advisory advisory,
    String first,
    @Nullable Long key,
    Set<Long> others,
    Set<Long> traits,
    @Nullable Long edition,
    Nature nature,
    boolean kept) {

  public IdentifiedItem {
    others = Set.copyOf(others);
    traits = Set.copyOf(traits);
  }

  /** An item known by these prints alone. */
  public IdentifiedItem(Advisory advisory, Set<Long> fingerprints) {
    this(advisory, advisory.id(), null, fingerprints, Set.of(), null, Nature.PROSE, true);
  }

  /** The same as one that is not worth keeping. */
  public IdentifiedItem asUnkept() {
    return new IdentifiedItem(advisory, first, key, others, traits, edition, nature, false);
  }

  /** By each of these the item is known again. */
  public Set<Long> fingerprints() {
    return with(others, key);
  }

  /**
   * The print that says no more than the others do while the words stay as they are; empty where
   * nothing else tells an edit.
   */
  public Set<Long> spare() {
    return nature == Nature.PROSE && !others.isEmpty() && edition != null
        ? Set.of(edition)
        : Set.of();
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
    boolean byEdition = edition != null && shown.contains(edition);
    if (nature != Nature.PROSE) {
      return byEdition ? Standing.KNOWN : Standing.EDITED;
    }
    if (byOther || byEdition) {
      return Standing.KNOWN;
    }
    // An id under which everything is different names another thing.
    return traits.isEmpty() || isVouchedFor(shown) ? Standing.EDITED : Standing.REUSED;
  }

  private boolean isVouchedFor(Set<Long> shown) {
    return traits.stream().anyMatch(shown::contains);
  }

  /**
   * The advisory as the so-many-th thing that the feed shows under this key: a key may be used
   * again.
   *
   * @param number 1 for the first
   */
  public Advisory as(int number) {
    return number == 1
        ? advisory.withId(first).withEditions(EditHistory.NONE)
        : advisory.withId(ItemIdentity.id(first, "" + number)).withEditions(EditHistory.ANOTHER);
  }

  /** The same as the so-many-th thing under its key that its document shows. */
  IdentifiedItem numbered(int number) {
    return new IdentifiedItem(as(number), first, key, others, traits, edition, nature, kept);
  }

  private static Set<Long> with(Set<Long> prints, @Nullable Long one) {
    if (one == null) {
      return prints;
    }
    Set<Long> all = new HashSet<>(prints);
    all.add(one);
    return Set.copyOf(all);
  }

  /** What the key of an item promises. */
  public enum Nature {
    /** Nothing: whatever stands under it may be reworded or be replaced by another story. */
    PROSE,
    /** One record for ever; what is stated under it may change. */
    RECORD,
    /** One record while its dates stay near each other. */
    RECURRING
  }

  /** What an item is to its feed. */
  public enum Standing {
    /** Never shown in the last document. */
    NEW,
    /** Nothing that identifies it was shown, but its title or link was. */
    REKEYED,
    /** Another thing under a key that was shown. */
    REUSED,
    /** Shown, and what it says was different. */
    EDITED,
    /** Shown. */
    KNOWN
  }
}
