package bellwether.app.vendors;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a domain as people write it, perhaps as a web address. */
public final class DomainName {
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://)?(?:www\\.)?(" + LABEL + "(?:\\." + LABEL + ")+)\\.?(?:[:/?#]\\S*)?",
          Pattern.UNICODE_CASE);

  private DomainName() {}

  /** The domain in lower case without scheme, "www." and path; empty if it is none. */
  public static Optional<String> parse(String text) {
    Matcher matcher = ADDRESS.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
