package bellwether.feed;

import static bellwether.feed.JsonRecords.text;

import bellwether.domain.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A gang's claim, as the watchers of leak sites publish it. The gang's own pages are never linked
 * or spelled: nobody should be led there by an alert.
 */
final class LeakSite {
  private static final Pattern ONION =
      Pattern.compile("(?i)(?:h[tx]{2}ps?:/*)?[\\w.-]*\\[?\\.]?onion\\b[^\\s]*");

  /** Names are masked until the ransom is due: "Q***x", "****.com". */
  private static final Pattern MASKED = Pattern.compile("[*•█_#?]{2,}|(?i)\\bx{4,}\\b|…");

  private static final Pattern DOMAIN =
      Pattern.compile("(?i)(?:https?://)?(?:www\\.)?([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})+)/?");

  private LeakSite() {}

  static Optional<Draft> claim(
      JsonNode post, String key, @Nullable String link, String victim, String website) {
    String group = text(post, "group_name", "group");
    if (victim.isEmpty()) {
      return Optional.empty();
    }
    boolean masked = MASKED.matcher(victim).find();
    String name = safe(victim);
    return Optional.of(
        new Draft(
            key.isEmpty() ? group + "\n" + victim : key,
            link,
            (group.isEmpty() ? "A ransomware gang" : safe(group))
                + " claims to have breached "
                + name,
            body(post, masked),
            FeedDates.read(text(post, "discovered", "attackdate", "published")),
            Stated.victims(masked ? List.of() : names(name, safe(website))).asClaim(),
            true));
  }

  private static String body(JsonNode post, boolean masked) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("Posted on the gang's leak site; nobody has confirmed it.");
    String description = PlainText.ofHtml(text(post, "description"));
    String known = description.replaceFirst("(?i)^\\[AI generated\\]\\s*", "");
    if (!known.isBlank() && !known.equalsIgnoreCase("n/a")) {
      boolean machine = known.length() < description.length();
      paragraphs.add((machine ? "About the firm, written by a machine: " : "") + known);
    }
    String activity = text(post, "activity");
    if (!activity.isEmpty() && !activity.equalsIgnoreCase("not found")) {
      paragraphs.add("Line of business: " + activity + ".");
    }
    String country = text(post, "country");
    if (!country.isEmpty()) {
      paragraphs.add("Country: " + country + ".");
    }
    if (masked) {
      paragraphs.add("The gang has masked the name.");
    }
    // Any field may hold an address, not only the one that is meant for words.
    return safe(String.join("\n\n", paragraphs));
  }

  private static List<String> names(String victim, String website) {
    List<String> names = new ArrayList<>();
    names.add(domain(victim).orElse(victim));
    domain(website)
        .filter(domain -> !domain.equalsIgnoreCase(names.getFirst()))
        .filter(domain -> !MASKED.matcher(domain).find() && !domain.endsWith(".onion"))
        .ifPresent(names::add);
    return names;
  }

  private static Optional<String> domain(String spelled) {
    var found = DOMAIN.matcher(spelled.strip());
    return found.matches()
        ? Optional.of(found.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Without any address of the hidden web, whole or broken up. */
  static String safe(String text) {
    return ONION.matcher(text).replaceAll("(address left out)");
  }
}
