package bellwether.feed.format.syndication;

import bellwether.feed.text.TextDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jsoup.nodes.Element;

/**
 * Decodes text in Base64, as Atom allows it (Atom 0.3, mode="base64"; RFC 4287, section 4.1.3.3).
 */
public final class Base64Text {
  private Base64Text() {}

  /** Whether an Atom element of this type and mode, both in lower case, is encoded. */
  public static boolean isEncoded(String type, String mode) {
    boolean binary =
        type.contains("/")
            && !type.startsWith("text/")
            && !type.endsWith("/xml")
            && !type.endsWith("+xml");
    return mode.equals("base64") || (mode.isEmpty() && binary);
  }

  /** The decoded text; the original text if it is not Base64. */
  public static String decode(Element element) {
    String encoded = element.wholeText();
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(encoded.strip());
      return TextDecoder.decode(bytes, "text/plain; charset=" + StandardCharsets.UTF_8).text();
    } catch (IllegalArgumentException plain) {
      return encoded;
    }
  }
}
