package bellwether.feed.document;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An advisory with the fingerprints that identify it even if its feed changes the key.
 *
 * @param firstId id of the first item under the key; the advisory's own unless the document has
 *     several
 * @param keyFingerprint fingerprint of the native id; null if the format has none
 * @param alternateFingerprints fingerprints that identify the item as well as its key does: its
 *     words, or a second key
 * @param weakFingerprints fingerprints of title and link if no other item of the document shares
 *     them: too weak to identify an item, but they support other evidence
 * @param editionFingerprint fingerprint of all content that matters; null if unknown
 * @param keyKind the guarantee of the key
 * @param isRelevant whether to store the item; irrelevant items are remembered as shown, too
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

  /** An item with these fingerprints only. */
  public IdentifiedItem(Advisory advisory, Set<Long> fingerprints) {
    this(advisory, advisory.id(), null, fingerprints, Set.of(), null, KeyKind.PROSE, true);
  }

  public IdentifiedItem asIrrelevant() {
    return with(advisory, false);
  }

  private IdentifiedItem with(Advisory other, boolean relevant) {
    return new IdentifiedItem(
        other,
        firstId,
        keyFingerprint,
        alternateFingerprints,
        weakFingerprints,
        editionFingerprint,
        keyKind,
        relevant);
  }

  /** Each of these fingerprints identifies the item. */
  public Set<Long> fingerprints() {
    return plus(alternateFingerprints, keyFingerprint);
  }

  /** The edition fingerprint if the other ones also change with every edit; otherwise empty. */
  public Set<Long> redundantFingerprints() {
    return keyKind == KeyKind.PROSE
            && !alternateFingerprints.isEmpty()
            && editionFingerprint != null
        ? Set.of(editionFingerprint)
        : Set.of();
  }

  /** All fingerprints to remember while the feed shows the item. */
  public Set<Long> allFingerprints() {
    Set<Long> fingerprints = new HashSet<>(fingerprints());
    fingerprints.addAll(weakFingerprints);
    return plus(fingerprints, editionFingerprint);
  }

  /** Compares the item with the fingerprints of the last document of its feed. */
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
    // If everything under an id is different, the id was reused for another item.
    return weakFingerprints.isEmpty() || sharesWeakFingerprint(shown)
        ? Status.EDITED
        : Status.REUSED;
  }

  private boolean sharesWeakFingerprint(Set<Long> shown) {
    return weakFingerprints.stream().anyMatch(shown::contains);
  }

  /** The advisory as the nth item under this key, from 1, because keys may be reused. */
  public Advisory advisoryForOccurrence(int number) {
    return number == 1
        ? advisory.withId(firstId).withEditHistory(EditHistory.NONE)
        : advisory
            .withId(ItemIdentity.advisoryId(firstId, "" + number))
            .withEditHistory(EditHistory.REPLACEMENT);
  }

  /** Returns the nth item under its key in a document. */
  IdentifiedItem withOccurrence(int number) {
    return with(advisoryForOccurrence(number), isRelevant);
  }

  private static Set<Long> plus(Set<Long> fingerprints, @Nullable Long fingerprint) {
    if (fingerprint == null) {
      return fingerprints;
    }
    Set<Long> all = new HashSet<>(fingerprints);
    all.add(fingerprint);
    return Set.copyOf(all);
  }

  /** The guarantee of an item's key. */
  public enum KeyKind {
    /** Nothing: the text may be edited or replaced by another story. */
    PROSE,
    /** It always identifies the same record, whose facts may change. */
    RECORD,
    /** It identifies the same record as long as the dates are close. */
    RECURRING
  }

  /** The state of an item compared with the last document. */
  public enum Status {
    /** Not in the last document. */
    NEW,
    /** Only its title or link was in the last document. */
    REKEYED,
    /** Another item under a key of the last document. */
    REUSED,
    /** In the last document with different content. */
    EDITED,
    /** In the last document, unchanged. */
    KNOWN
  }
}
