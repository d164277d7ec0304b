package bellwether.feed;

import bellwether.domain.Advisory;
import bellwether.domain.CanonicalUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each item of a document the key by which it is kept once.
 *
 * <p>The rule is Miniflux's: the native id; if another item of the document has the same one, the
 * id and the link; without an id the link; without a link title and text. A date never counts:
 * feeds change dates at will.
 */
final class Identity {
  private Identity() {}

  static List<Item> of(String feed, List<Draft> all, Instant seenAt) {
    // The same item twice in one document is one item, not a shared id.
    List<Draft> drafts = new ArrayList<>(new LinkedHashSet<>(all));
    Map<String, Integer> ids = new HashMap<>();
    Map<String, Integer> links = new HashMap<>();
    for (Draft draft : drafts) {
      if (draft.nativeId() != null) {
        ids.merge(draft.nativeId(), 1, Integer::sum);
      }
      canonical(draft).ifPresent(link -> links.merge(link, 1, Integer::sum));
    }
    List<Item> items = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Draft draft : drafts) {
      String key = key(draft, ids, links);
      Advisory advisory =
          new Advisory(
              HexFormat.of().formatHex(sha256(feed + "\n" + key)),
              feed,
              draft.title(),
              draft.link(),
              draft.text(),
              draft.published(),
              draft.stated(),
              seenAt);
      if (taken.add(advisory.id())) {
        items.add(new Item(advisory, fingerprints(draft, key)));
      }
    }
    return items;
  }

  private static String key(Draft draft, Map<String, Integer> ids, Map<String, Integer> links) {
    String id = draft.nativeId();
    String words = words(draft);
    if (id != null) {
      boolean shared = ids.getOrDefault(id, 0) > 1;
      // Where id and link are shared by different items, only their words tell them apart.
      return !shared ? id : id + "|" + (own(draft, links) ? draft.link() : words);
    }
    return draft.link() != null && own(draft, links) ? draft.link() : words;
  }

  private static boolean own(Draft draft, Map<String, Integer> links) {
    return canonical(draft).map(link -> links.getOrDefault(link, 0) == 1).orElse(false);
  }

  /**
   * The item itself, and what it says. The link is no fingerprint: there are feeds whose every item
   * has the same one, and an item wrongly taken for known is an alert lost. Where there is no text,
   * the link goes with the title, since titles alone repeat ("Security notice").
   */
  private static Set<Long> fingerprints(Draft draft, String key) {
    Set<Long> prints = new HashSet<>();
    prints.add(print("id", key));
    String words = words(draft);
    if (!draft.text().isBlank()) {
      prints.add(print("words", words));
    } else if (!words.isEmpty()) {
      prints.add(print("words", words + "\n" + canonical(draft).orElse("")));
    }
    return prints;
  }

  private static Optional<String> canonical(Draft draft) {
    return Optional.ofNullable(draft.link()).flatMap(CanonicalUrl::of);
  }

  /** Letters and digits alone: the same post as page, as text and in an archive is spaced anew. */
  private static String words(Draft draft) {
    StringBuilder words = new StringBuilder();
    (draft.title() + draft.text())
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(words::appendCodePoint);
    return words.toString();
  }

  private static long print(String kind, String value) {
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
