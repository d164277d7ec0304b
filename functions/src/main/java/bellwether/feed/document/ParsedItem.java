package bellwether.feed.document;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.text.PlainText;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An item as its format gives it, cleaned, before it has an identity.
 *
 * @param nativeId the format's own key, trimmed; null where it gives none
 * @param link absolute http or https; null where there is none
 * @param hasStableKey whether the format promises that {@code nativeId} is the record's key for
 *     ever: then it alone is the identity, and what is stated under it may change
 * @param alternateKey by which a keyed record is known where its own key changes; null where there
 *     is none
 * @param isRecurring whether another event may come to stand under {@code nativeId}, much later:
 *     what is keyed is then one record only while its dates stay near each other
 */
public record ParsedItem(
    @Nullable String nativeId,
    @Nullable String link,
    String title,
    String text,
    @Nullable OffsetDateTime published,
    StatedFacts stated,
    boolean hasStableKey,
    @Nullable String alternateKey,
    boolean isRecurring) {

  public ParsedItem {
    title = PlainText.normalizeTitle(title, text);
    text = PlainText.normalizeBody(text);
  }

  /** An item of a format that carries prose only. */
  public ParsedItem(
      @Nullable String nativeId,
      @Nullable String link,
      String title,
      String text,
      @Nullable OffsetDateTime published) {
    this(nativeId, link, title, text, published, StatedFacts.NONE, false, null, false);
  }

  /** A record whose key stands for one thing for ever. */
  public ParsedItem(
      @Nullable String nativeId,
      @Nullable String link,
      String title,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      boolean keyed,
      @Nullable String otherKey) {
    this(nativeId, link, title, text, published, stated, keyed, otherKey, false);
  }

  /** An item with one key. */
  public ParsedItem(
      @Nullable String nativeId,
      @Nullable String link,
      String title,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      boolean keyed) {
    this(nativeId, link, title, text, published, stated, keyed, null, false);
  }
}
