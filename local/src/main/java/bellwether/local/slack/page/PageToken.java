package bellwether.local.slack.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A random value that only the page knows, so that only its requests are served. */
public final class PageToken {
  static final String HEADER = "X-Page-Token";

  private final String value;

  private PageToken(String value) {
    this.value = value;
  }

  /** Creates a new value for each process. */
  public static PageToken random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return new PageToken(HexFormat.of().formatHex(bytes));
  }

  String value() {
    return value;
  }

  boolean matches(@Nullable String header) {
    return header != null && MessageDigest.isEqual(value.getBytes(UTF_8), header.getBytes(UTF_8));
  }
}
