package bellwether.feed.document;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.text.PlainText;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A cleaned item of a document, before it has an identity.
 *
 * @param nativeId the format's own key, trimmed; null if there is none
 * @param link absolute http or https URL; null if there is none
 * @param hasStableKey whether the format guarantees that {@code nativeId} always identifies the
 *     same record: then it alone is the identity
 * @param alternateKey identifies a record whose own key changes; null if there is none
 * @param isRecurring whether a later event may have the same {@code nativeId}: then the record is
 *     the same only as long as the dates are close
 * @param sender domain of the sender of an e-mail, in lower case; null if there is none
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
    boolean isRecurring,
    @Nullable String sender) {

  public ParsedItem {
    title = PlainText.normalizeTitle(title, text);
    text = PlainText.normalizeBody(text);
  }

  /** An item of a format without structured facts. */
  public ParsedItem(
      @Nullable String nativeId,
      @Nullable String link,
      String title,
      String text,
      @Nullable OffsetDateTime published) {
    this(nativeId, link, title, text, published, StatedFacts.NONE, false, null, false);
  }

  public ParsedItem(
      @Nullable String nativeId,
      @Nullable String link,
      String title,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      boolean hasStableKey) {
    this(nativeId, link, title, text, published, stated, hasStableKey, null, false);
  }

  public ParsedItem(
      @Nullable String nativeId,
      @Nullable String link,
      String title,
      String text,
      @Nullable OffsetDateTime published,
      StatedFacts stated,
      boolean hasStableKey,
      @Nullable String alternateKey,
      boolean isRecurring) {
    this(
        nativeId,
        link,
        title,
        text,
        published,
        stated,
        hasStableKey,
        alternateKey,
        isRecurring,
        null);
  }

  /** Returns a copy of an e-mail with the domain of its sender. */
  public ParsedItem withSender(@Nullable String domain) {
    return new ParsedItem(
        nativeId,
        link,
        title,
        text,
        published,
        stated,
        hasStableKey,
        alternateKey,
        isRecurring,
        domain);
  }
}
