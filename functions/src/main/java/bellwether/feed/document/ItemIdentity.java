package bellwether.feed.document;

import bellwether.domain.Sha256;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.feed.document.IdentifiedItem.KeyKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each item of a document the key by which it is kept once.
 *
 * <p>The rule is Miniflux's: the native id; if another item of the document has the same one, the
 * id and the link; without an id the link; without a link title and text. A date never counts:
 * feeds change dates at will.
 */
public final class ItemIdentity {
  private ItemIdentity() {}

  public static List<IdentifiedItem> identify(String feed, List<ParsedItem> all, Instant seenAt) {
    // The same item twice in one document is one item, not a shared id.
    List<ParsedItem> drafts = new ArrayList<>(new LinkedHashSet<>(all));
    Map<String, Integer> ids = new HashMap<>();
    Map<String, Integer> links = new HashMap<>();
    Map<String, Integer> titles = new HashMap<>();
    for (ParsedItem draft : drafts) {
      if (draft.nativeId() != null) {
        ids.merge(draft.nativeId(), 1, Integer::sum);
      }
      canonicalLink(draft).ifPresent(link -> links.merge(link, 1, Integer::sum));
      titles.merge(lettersAndDigits(draft.title()), 1, Integer::sum);
    }
    Map<ParsedItem, Integer> claims = numberClaims(drafts);
    List<IdentifiedItem> items = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ParsedItem draft : drafts) {
      String key = draft.hasStableKey() ? draft.nativeId() + "" : itemKey(draft, ids, links);
      Advisory first =
          new Advisory(
              advisoryId(feed, key),
              feed,
              draft.title(),
              draft.link(),
              draft.text(),
              draft.published(),
              draft.stated(),
              seenAt);
      IdentifiedItem item =
          draft.hasStableKey()
              ? recordItem(draft, key, first, claims.getOrDefault(draft, 1))
              : proseItem(draft, key, first, links, titles);
      if (taken.add(item.advisory().id())) {
        items.add(item);
      }
    }
    return items;
  }

  /** The so-many-th claim under its key that each recurring record is, by its date. */
  private static Map<ParsedItem, Integer> numberClaims(List<ParsedItem> drafts) {
    Map<String, List<ParsedItem>> byKey =
        drafts.stream()
            .filter(draft -> draft.isRecurring() && draft.published() != null)
            .collect(Collectors.groupingBy(draft -> draft.nativeId() + ""));
    Map<ParsedItem, Integer> claims = new HashMap<>();
    for (List<ParsedItem> same : byKey.values()) {
      same.sort(Comparator.comparing(ItemIdentity::publishedAt));
      int number = 1;
      for (int i = 0; i < same.size(); i++) {
        boolean another =
            i > 0
                && Recurrence.isSeparateClaim(
                    publishedAt(same.get(i - 1)), publishedAt(same.get(i)));
        number += another ? 1 : 0;
        claims.put(same.get(i), number);
      }
    }
    return claims;
  }

  private static Instant publishedAt(ParsedItem draft) {
    return Objects.requireNonNull(draft.published()).toInstant();
  }

  /** The format's key is the identity; what is stated under it may change. */
  private static IdentifiedItem recordItem(
      ParsedItem draft, String key, Advisory first, int number) {
    String other = draft.alternateKey();
    String said = key + "\n" + draft.stated();
    if (draft.isRecurring()) {
      OffsetDateTime published = first.published();
      said += "\n" + (published == null ? "" : published.toLocalDate());
    }
    IdentifiedItem item =
        new IdentifiedItem(
            first,
            first.id(),
            fingerprint("id", key),
            other == null ? Set.of() : Set.of(fingerprint("other", other)),
            Set.of(),
            fingerprint("edition", said),
            draft.isRecurring() ? KeyKind.RECURRING : KeyKind.RECORD,
            true);
    return number == 1 ? item : item.withOccurrence(number);
  }

  private static IdentifiedItem proseItem(
      ParsedItem draft,
      String key,
      Advisory advisory,
      Map<String, Integer> links,
      Map<String, Integer> titles) {
    Set<Long> traits = new HashSet<>();
    String title = lettersAndDigits(draft.title());
    if (!title.isEmpty() && titles.getOrDefault(title, 0) == 1) {
      traits.add(fingerprint("title", title));
    }
    canonicalLink(draft)
        .filter(link -> links.getOrDefault(link, 0) == 1)
        .ifPresent(link -> traits.add(fingerprint("link", link)));
    return new IdentifiedItem(
        advisory,
        advisory.id(),
        fingerprint("id", key),
        wordFingerprints(draft, canonicalLink(draft).orElse("")),
        traits,
        fingerprint("edition", key + "\n" + Wording.of(advisory).fingerprint()),
        KeyKind.PROSE,
        true);
  }

  static String advisoryId(String feed, String key) {
    return Sha256.hex(feed + "\n" + key);
  }

  private static String itemKey(
      ParsedItem draft, Map<String, Integer> ids, Map<String, Integer> links) {
    String id = draft.nativeId();
    String words = wordFingerprints(draft);
    if (id != null) {
      boolean shared = ids.getOrDefault(id, 0) > 1;
      // Where id and link are shared by different items, only their words tell them apart.
      return !shared ? id : id + "|" + (hasUniqueLink(draft, links) ? draft.link() : words);
    }
    return draft.link() != null && hasUniqueLink(draft, links) ? draft.link() : words;
  }

  private static boolean hasUniqueLink(ParsedItem draft, Map<String, Integer> links) {
    return canonicalLink(draft).map(link -> links.getOrDefault(link, 0) == 1).orElse(false);
  }

  /**
   * What the item says. The link is no fingerprint: there are feeds whose every item has the same
   * one, and an item wrongly taken for known is an alert lost. Where there is no text, the link
   * goes with the title, since titles alone repeat ("Security notice").
   */
  private static Set<Long> wordFingerprints(ParsedItem draft, String link) {
    String words = wordFingerprints(draft);
    if (!draft.text().isBlank()) {
      return Set.of(fingerprint("words", words));
    }
    return words.isEmpty() ? Set.of() : Set.of(fingerprint("words", words + "\n" + link));
  }

  private static Optional<String> canonicalLink(ParsedItem draft) {
    return Optional.ofNullable(draft.link()).flatMap(CanonicalUrl::of);
  }

  /** Letters and digits alone: the same post as page, as text and in an archive is spaced anew. */
  private static String wordFingerprints(ParsedItem draft) {
    return lettersAndDigits(draft.title() + draft.text());
  }

  private static String lettersAndDigits(String text) {
    StringBuilder words = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(words::appendCodePoint);
    return words.toString();
  }

  static long fingerprint(String kind, String value) {
    return ByteBuffer.wrap(Sha256.digest(kind + "\n" + value)).getLong();
  }
}
