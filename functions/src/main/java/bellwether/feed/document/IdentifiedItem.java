package bellwether.feed.document;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An advisory with the several ways to know it again when its feed gives it another key.
 *
 * @param firstId id of the first thing that the feed shows under the key; the advisory's own,
 *     unless the document shows several
 * @param keyFingerprint print of the native id; null where the format gives none
 * @param alternateFingerprints prints that identify the item as well as its key: its words, or a
 *     second key
 * @param weakFingerprints prints of title and link, where no other item of the document shares
 *     them: too weak to identify an item, enough to vouch for one
 * @param editionFingerprint print of all that matters in what is said; null where nothing but the
 *     other prints is known
 * @param keyKind what its key promises
 * @param isRelevant whether the item is worth keeping; it is remembered as shown all the same
 */
public record IdentifiedItem(
    Advisory advisory,
    String firstId,
    @Nullable Long keyFingerprint,
    Set<Long> alternateFingerprints,
    Set<Long> weakFingerprints,
    @Nullable Long editionFingerprint,
    KeyKind keyKind,
    boolean isRelevant) {

  public IdentifiedItem {
    alternateFingerprints = Set.copyOf(alternateFingerprints);
    weakFingerprints = Set.copyOf(weakFingerprints);
  }

  /** An item known by these prints alone. */
  public IdentifiedItem(Advisory advisory, Set<Long> fingerprints) {
    this(advisory, advisory.id(), null, fingerprints, Set.of(), null, KeyKind.PROSE, true);
  }

  /** The same as one that is not worth keeping. */
  public IdentifiedItem asIrrelevant() {
    return new IdentifiedItem(
        advisory,
        firstId,
        keyFingerprint,
        alternateFingerprints,
        weakFingerprints,
        editionFingerprint,
        keyKind,
        false);
  }

  /** By each of these the item is known again. */
  public Set<Long> fingerprints() {
    return plus(alternateFingerprints, keyFingerprint);
  }

  /**
   * The print that says no more than the others do while the words stay as they are; empty where
   * nothing else tells an edit.
   */
  public Set<Long> redundantFingerprints() {
    return keyKind == KeyKind.PROSE
            && !alternateFingerprints.isEmpty()
            && editionFingerprint != null
        ? Set.of(editionFingerprint)
        : Set.of();
  }

  /** All that is to be remembered of the item while its feed shows it. */
  public Set<Long> allFingerprints() {
    Set<Long> prints = new HashSet<>(fingerprints());
    prints.addAll(weakFingerprints);
    return plus(prints, editionFingerprint);
  }

  /**
   * What the item is, given what its feed showed before.
   *
   * @param shown prints of the items of the last document
   */
  public Status statusAgainst(Set<Long> shown) {
    boolean byOther = alternateFingerprints.stream().anyMatch(shown::contains);
    boolean byKey = keyFingerprint != null && shown.contains(keyFingerprint);
    if (!byOther && !byKey) {
      return sharesWeakFingerprint(shown) ? Status.REKEYED : Status.NEW;
    }
    boolean byEdition = editionFingerprint != null && shown.contains(editionFingerprint);
    if (keyKind != KeyKind.PROSE) {
      return byEdition ? Status.KNOWN : Status.EDITED;
    }
    if (byOther || byEdition) {
      return Status.KNOWN;
    }
    // An id under which everything is different names another thing.
    return weakFingerprints.isEmpty() || sharesWeakFingerprint(shown)
        ? Status.EDITED
        : Status.REUSED;
  }

  private boolean sharesWeakFingerprint(Set<Long> shown) {
    return weakFingerprints.stream().anyMatch(shown::contains);
  }

  /**
   * The advisory as the so-many-th thing that the feed shows under this key: a key may be used
   * again.
   *
   * @param number 1 for the first
   */
  public Advisory advisoryForOccurrence(int number) {
    return number == 1
        ? advisory.withId(firstId).withEditHistory(EditHistory.NONE)
        : advisory
            .withId(ItemIdentity.advisoryId(firstId, "" + number))
            .withEditHistory(EditHistory.REPLACEMENT);
  }

  /** The same as the so-many-th thing under its key that its document shows. */
  IdentifiedItem withOccurrence(int number) {
    return new IdentifiedItem(
        advisoryForOccurrence(number),
        firstId,
        keyFingerprint,
        alternateFingerprints,
        weakFingerprints,
        editionFingerprint,
        keyKind,
        isRelevant);
  }

  private static Set<Long> plus(Set<Long> prints, @Nullable Long one) {
    if (one == null) {
      return prints;
    }
    Set<Long> all = new HashSet<>(prints);
    all.add(one);
    return Set.copyOf(all);
  }

  /** What the key of an item promises. */
  public enum KeyKind {
    /** Nothing: whatever stands under it may be reworded or be replaced by another story. */
    PROSE,
    /** One record for ever; what is stated under it may change. */
    RECORD,
    /** One record while its dates stay near each other. */
    RECURRING
  }

  /** What an item is to its feed. */
  public enum Status {
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
