package bellwether.feed.document;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.feed.document.IdentifiedItem.Nature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
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

  public static List<IdentifiedItem> of(String feed, List<ParsedItem> all, Instant seenAt) {
    // The same item twice in one document is one item, not a shared id.
    List<ParsedItem> drafts = new ArrayList<>(new LinkedHashSet<>(all));
    Map<String, Integer> ids = new HashMap<>();
    Map<String, Integer> links = new HashMap<>();
    Map<String, Integer> titles = new HashMap<>();
    for (ParsedItem draft : drafts) {
      if (draft.nativeId() != null) {
        ids.merge(draft.nativeId(), 1, Integer::sum);
      }
      canonical(draft).ifPresent(link -> links.merge(link, 1, Integer::sum));
      titles.merge(letters(draft.title()), 1, Integer::sum);
    }
    Map<ParsedItem, Integer> claims = claims(drafts);
    List<IdentifiedItem> items = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ParsedItem draft : drafts) {
      String key = draft.keyed() ? draft.nativeId() + "" : key(draft, ids, links);
      Advisory first =
          new Advisory(
              id(feed, key),
              feed,
              draft.title(),
              draft.link(),
              draft.text(),
              draft.published(),
              draft.stated(),
              seenAt);
      IdentifiedItem item =
          draft.keyed()
              ? keyed(draft, key, first, claims.getOrDefault(draft, 1))
              : told(draft, key, first, links, titles);
      if (taken.add(item.advisory().id())) {
        items.add(item);
      }
    }
    return items;
  }

  /** The so-many-th claim under its key that each recurring record is, by its date. */
  private static Map<ParsedItem, Integer> claims(List<ParsedItem> drafts) {
    Map<String, List<ParsedItem>> byKey =
        drafts.stream()
            .filter(draft -> draft.recurring() && draft.published() != null)
            .collect(Collectors.groupingBy(draft -> draft.nativeId() + ""));
    Map<ParsedItem, Integer> claims = new HashMap<>();
    for (List<ParsedItem> same : byKey.values()) {
      same.sort(Comparator.comparing(ItemIdentity::at));
      int number = 1;
      for (int i = 0; i < same.size(); i++) {
        boolean another = i > 0 && Recurrence.isAnother(at(same.get(i - 1)), at(same.get(i)));
        number += another ? 1 : 0;
        claims.put(same.get(i), number);
      }
    }
    return claims;
  }

  private static Instant at(ParsedItem draft) {
    return Objects.requireNonNull(draft.published()).toInstant();
  }

  /** The format's key is the identity; what is stated under it may change. */
  private static IdentifiedItem keyed(ParsedItem draft, String key, Advisory first, int number) {
    String other = draft.otherKey();
    String said = key + "\n" + draft.stated();
    if (draft.recurring()) {
      OffsetDateTime published = first.published();
      said += "\n" + (published == null ? "" : published.toLocalDate());
    }
    IdentifiedItem item =
        new IdentifiedItem(
            first,
            first.id(),
            print("id", key),
            other == null ? Set.of() : Set.of(print("other", other)),
            Set.of(),
            print("edition", said),
            draft.recurring() ? Nature.RECURRING : Nature.RECORD,
            true);
    return number == 1 ? item : item.numbered(number);
  }

  private static IdentifiedItem told(
      ParsedItem draft,
      String key,
      Advisory advisory,
      Map<String, Integer> links,
      Map<String, Integer> titles) {
    Set<Long> traits = new HashSet<>();
    String title = letters(draft.title());
    if (!title.isEmpty() && titles.getOrDefault(title, 0) == 1) {
      traits.add(print("title", title));
    }
    canonical(draft)
        .filter(link -> links.getOrDefault(link, 0) == 1)
        .ifPresent(link -> traits.add(print("link", link)));
    return new IdentifiedItem(
        advisory,
        advisory.id(),
        print("id", key),
        words(draft, canonical(draft).orElse("")),
        traits,
        print("edition", key + "\n" + Wording.of(advisory).print()),
        Nature.PROSE,
        true);
  }

  static String id(String feed, String key) {
    return HexFormat.of().formatHex(sha256(feed + "\n" + key));
  }

  private static String key(ParsedItem draft, Map<String, Integer> ids, Map<String, Integer> links) {
    String id = draft.nativeId();
    String words = words(draft);
    if (id != null) {
      boolean shared = ids.getOrDefault(id, 0) > 1;
      // Where id and link are shared by different items, only their words tell them apart.
      return !shared ? id : id + "|" + (own(draft, links) ? draft.link() : words);
    }
    return draft.link() != null && own(draft, links) ? draft.link() : words;
  }

  private static boolean own(ParsedItem draft, Map<String, Integer> links) {
    return canonical(draft).map(link -> links.getOrDefault(link, 0) == 1).orElse(false);
  }

  /**
   * What the item says. The link is no fingerprint: there are feeds whose every item has the same
   * one, and an item wrongly taken for known is an alert lost. Where there is no text, the link
   * goes with the title, since titles alone repeat ("Security notice").
   */
  private static Set<Long> words(ParsedItem draft, String link) {
    String words = words(draft);
    if (!draft.text().isBlank()) {
      return Set.of(print("words", words));
    }
    return words.isEmpty() ? Set.of() : Set.of(print("words", words + "\n" + link));
  }

  private static Optional<String> canonical(ParsedItem draft) {
    return Optional.ofNullable(draft.link()).flatMap(CanonicalUrl::of);
  }

  /** Letters and digits alone: the same post as page, as text and in an archive is spaced anew. */
  private static String words(ParsedItem draft) {
    return letters(draft.title() + draft.text());
  }

  private static String letters(String text) {
    StringBuilder words = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(words::appendCodePoint);
    return words.toString();
  }

  static long print(String kind, String value) {
    return ByteBuffer.wrap(sha256(kind + "\n" + value)).getLong();
  }

  private static byte[] sha256(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
