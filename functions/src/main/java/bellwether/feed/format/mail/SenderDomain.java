package bellwether.feed.format.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the domain of a sender, as a From field or the header of a forwarded message states it. */
final class SenderDomain {
  /** The address in angle brackets, or the text as a whole; a name in front may hold anything. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:^|<)[^\\s<>@\"]{1,64}@((?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z0-9-]{2,63})>?\\s*$");

  private static final int MAX_CHARS = 1_000;

  private SenderDomain() {}

  /** Returns the domain in lower case; null if the text does not end with one plain address. */
  static @Nullable String of(@Nullable String from) {
    if (from == null || from.length() > MAX_CHARS) {
      return null;
    }
    Matcher address = ADDRESS.matcher(from.strip());
    return address.find() ? address.group(1).toLowerCase(Locale.ROOT) : null;
  }
}
