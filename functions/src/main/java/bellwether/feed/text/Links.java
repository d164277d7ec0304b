package bellwether.feed.text;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Resolves the links of a document. */
public final class Links {
  private Links() {}

  /**
   * Resolves a link to an absolute http or https address; null if it has another scheme, or is
   * relative without a base.
   */
  static @Nullable public String resolve(@Nullable String link, @Nullable URI base) {
    if (link == null || link.isBlank() || link.length() > InputLimits.LINK_CHARS) {
      return null;
    }
    // Spaces and control characters inside a link are mistakes.
    String cleaned = link.strip().replace(" ", "%20").replaceAll("\\p{Cc}", "");
    if (isHttp(cleaned)) {
      return cleaned;
    }
    try {
      URI resolved = base == null ? new URI(cleaned) : base.resolve(new URI(cleaned));
      return isHttp(resolved.toString()) ? resolved.toString() : null;
    } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  /** The base that an element declares, or the outer one if it is invalid. */
  static @Nullable public URI resolveBase(String declared, @Nullable URI outer) {
    String absolute = resolve(declared, outer);
    try {
      return absolute == null ? outer : new URI(absolute);
    } catch (URISyntaxException unusable) {
      return outer;
    }
  }

  public static boolean isHttp(String link) {
    return link.matches("(?is)https?://[^/?#].*");
  }
}
