package bellwether.feed;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An item as its format gives it, cleaned, before it has an identity.
 *
 * @param nativeId the format's own key, trimmed; null where it gives none
 * @param link absolute http or https; null where there is none
 */
record Draft(
    @Nullable String nativeId,
    @Nullable String link,
    String title,
    String text,
    @Nullable OffsetDateTime published) {

  Draft {
    title = PlainText.title(title, text);
    text = PlainText.body(text);
  }
}
