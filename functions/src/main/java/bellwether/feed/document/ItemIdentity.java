package bellwether.feed.document;

import bellwether.domain.Sha256;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.feed.document.IdentifiedItem.KeyKind;
import java.nio.ByteBuffer;
import java.time.Duration;
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
import java.util.stream.Stream;

/**
 * Assigns each item of a document the key under which it is stored once.
 *
 * <p>The rule is Miniflux's: the native id; if another item of the document has the same id, the id
 * and the link; without an id the link; without a link title and text. Dates are not used, because
 * feeds change them.
 */
public final class ItemIdentity {
  /**
   * Trackers date the same listing hours or days apart, and gangs post a victim again within weeks
   * to demand payment. A much later post is another attack.
   */
  private static final Duration MIN_CLAIM_GAP = Duration.ofDays(90);

  private ItemIdentity() {}

  /** Whether two claims by the same gang about the same victim are separate. */
  public static boolean isSeparateClaim(Instant first, Instant second) {
    return Duration.between(first, second).abs().compareTo(MIN_CLAIM_GAP) > 0;
  }

  public static List<IdentifiedItem> identify(String feed, List<ParsedItem> all, Instant seenAt) {
    // Identical items in one document are one item, not items with the same id.
    List<ParsedItem> parsedItems = new ArrayList<>(new LinkedHashSet<>(all));
    Map<String, Integer> ids =
        count(parsedItems.stream().map(ParsedItem::nativeId).filter(Objects::nonNull));
    Map<String, Integer> links =
        count(parsedItems.stream().flatMap(parsed -> canonicalLink(parsed).stream()));
    Map<String, Integer> titles =
        count(parsedItems.stream().map(parsed -> lettersAndDigits(parsed.title())));
    Map<ParsedItem, Integer> claims = numberClaims(parsedItems);
    List<IdentifiedItem> items = new ArrayList<>();
    Set<String> usedIds = new HashSet<>();
    for (ParsedItem parsed : parsedItems) {
      String key = parsed.hasStableKey() ? parsed.nativeId() + "" : itemKey(parsed, ids, links);
      Advisory first =
          new Advisory(
                  advisoryId(feed, key),
                  feed,
                  parsed.title(),
                  parsed.link(),
                  parsed.text(),
                  parsed.published(),
                  parsed.stated(),
                  seenAt)
              .withSender(parsed.sender());
      IdentifiedItem item =
          parsed.hasStableKey()
              ? recordItem(parsed, key, first, claims.getOrDefault(parsed, 1))
              : proseItem(parsed, key, first, links, titles);
      if (usedIds.add(item.advisory().id())) {
        items.add(item);
      }
    }
    return items;
  }

  private static Map<String, Integer> count(Stream<String> values) {
    return values.collect(Collectors.toMap(value -> value, value -> 1, Integer::sum));
  }

  /** Numbers the claims of recurring records with the same key by date. */
  private static Map<ParsedItem, Integer> numberClaims(List<ParsedItem> parsedItems) {
    Map<String, List<ParsedItem>> byKey =
        parsedItems.stream()
            .filter(parsed -> parsed.isRecurring() && parsed.published() != null)
            .collect(Collectors.groupingBy(parsed -> parsed.nativeId() + ""));
    Map<ParsedItem, Integer> claims = new HashMap<>();
    for (List<ParsedItem> recurring : byKey.values()) {
      recurring.sort(Comparator.comparing(ItemIdentity::publishedAt));
      int number = 1;
      for (int i = 0; i < recurring.size(); i++) {
        boolean isSeparate =
            i > 0
                && isSeparateClaim(
                    publishedAt(recurring.get(i - 1)), publishedAt(recurring.get(i)));
        number += isSeparate ? 1 : 0;
        claims.put(recurring.get(i), number);
      }
    }
    return claims;
  }

  private static Instant publishedAt(ParsedItem parsed) {
    return Objects.requireNonNull(parsed.published()).toInstant();
  }

  /** An item whose key is its identity; its facts may change. */
  private static IdentifiedItem recordItem(
      ParsedItem parsed, String key, Advisory first, int number) {
    String other = parsed.alternateKey();
    String content = key + "\n" + parsed.stated();
    if (parsed.isRecurring()) {
      OffsetDateTime published = first.published();
      content += "\n" + (published == null ? "" : published.toLocalDate());
    }
    IdentifiedItem item =
        new IdentifiedItem(
            first,
            first.id(),
            fingerprint("id", key),
            other == null ? Set.of() : Set.of(fingerprint("other", other)),
            Set.of(),
            fingerprint("edition", content),
            parsed.isRecurring() ? KeyKind.RECURRING : KeyKind.RECORD,
            true);
    return number == 1 ? item : item.withOccurrence(number);
  }

  private static IdentifiedItem proseItem(
      ParsedItem parsed,
      String key,
      Advisory advisory,
      Map<String, Integer> links,
      Map<String, Integer> titles) {
    Set<Long> traits = new HashSet<>();
    String title = lettersAndDigits(parsed.title());
    if (!title.isEmpty() && titles.getOrDefault(title, 0) == 1) {
      traits.add(fingerprint("title", title));
    }
    canonicalLink(parsed)
        .filter(link -> links.getOrDefault(link, 0) == 1)
        .ifPresent(link -> traits.add(fingerprint("link", link)));
    return new IdentifiedItem(
        advisory,
        advisory.id(),
        fingerprint("id", key),
        wordFingerprints(parsed, canonicalLink(parsed).orElse("")),
        traits,
        fingerprint("edition", key + "\n" + Wording.of(advisory).fingerprint()),
        KeyKind.PROSE,
        true);
  }

  static String advisoryId(String feed, String key) {
    return Sha256.hex(feed + "\n" + key);
  }

  private static String itemKey(
      ParsedItem parsed, Map<String, Integer> ids, Map<String, Integer> links) {
    // If different items share id and link, only their words distinguish them.
    String linkOrWords =
        Optional.ofNullable(parsed.link())
            .filter(_ -> hasUniqueLink(parsed, links))
            .orElseGet(() -> normalizedText(parsed));
    String id = parsed.nativeId();
    if (id == null) {
      return linkOrWords;
    }
    boolean shared = ids.getOrDefault(id, 0) > 1;
    return shared ? id + "|" + linkOrWords : id;
  }

  private static boolean hasUniqueLink(ParsedItem parsed, Map<String, Integer> links) {
    return canonicalLink(parsed).map(link -> links.getOrDefault(link, 0) == 1).orElse(false);
  }

  /**
   * The fingerprint of title and text. The link alone is not enough: in some feeds all items have
   * the same link, and an item that is mistaken for a known one is a lost alert. Without a text,
   * the link is added to the title, because titles repeat ("Security notice").
   */
  private static Set<Long> wordFingerprints(ParsedItem parsed, String link) {
    String words = normalizedText(parsed);
    if (!parsed.text().isBlank()) {
      return Set.of(fingerprint("words", words));
    }
    return words.isEmpty() ? Set.of() : Set.of(fingerprint("words", words + "\n" + link));
  }

  private static Optional<String> canonicalLink(ParsedItem parsed) {
    return Optional.ofNullable(parsed.link()).flatMap(CanonicalUrl::of);
  }

  /** Letters and digits only, because spacing differs between copies of the same post. */
  private static String normalizedText(ParsedItem parsed) {
    return lettersAndDigits(parsed.title() + parsed.text());
  }

  private static String lettersAndDigits(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{javaLetterOrDigit}]", "");
  }

  static long fingerprint(String kind, String value) {
    return ByteBuffer.wrap(Sha256.digest(kind + "\n" + value)).getLong();
  }
}
