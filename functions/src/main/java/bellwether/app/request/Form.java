package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body; the first one of each name
 * counts.
 */
public final class Form {
  private final Map<String, String> fields = new HashMap<>();

  public Form(byte[] body) {
    for (String pair : new String(body, UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The field's value; empty if it is missing. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Text with an invalid escape is kept unchanged. */
  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }
}
