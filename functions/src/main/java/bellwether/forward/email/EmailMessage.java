package bellwether.forward.email;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An e-mail without sender and recipient, as plain text and as HTML with the same content.
 *
 * @param headers further header fields by name; values are printable ASCII
 */
record EmailMessage(String subject, String text, String html, Map<String, String> headers) {
  /** The recipient's clients answer no message with this field, such as by an absence note. */
  static final Map<String, String> AUTOMATIC =
      Map.of(
          // RFC 3834, section 5.
          "Auto-Submitted",
          "auto-generated",
          // Microsoft [MS-OXCMAIL], section 2.2.3.2.14: no absence notes or receipts.
          "X-Auto-Response-Suppress",
          "All");

  EmailMessage {
    headers.forEach((name, value) -> {
      if (!name.matches("[A-Za-z-]+") || !value.matches("[ -~]{1,870}")) {
        throw new IllegalArgumentException("an invalid value of the header field " + name);
      }
    });
    Map<String, String> all = new LinkedHashMap<>(AUTOMATIC);
    all.putAll(headers);
    headers = Map.copyOf(all);
  }
}
