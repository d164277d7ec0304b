package bellwether.feed.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jsoup.nodes.Element;

/** Text in Base64, as Atom allows it (Atom 0.3, mode="base64"; RFC 4287, section 4.1.3.3). */
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

  /** What is encoded, read as UTF-8; what stands there where it is no Base64. */
  public static String decode(Element element) {
    String written = element.wholeText();
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(written.strip());
      return CharsetDecoder.decode(bytes, "text/plain; charset=" + StandardCharsets.UTF_8).text();
    } catch (IllegalArgumentException plain) {
      return written;
    }
  }
}
