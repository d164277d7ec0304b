package bellwether.feed.format.leaksite;

import static bellwether.feed.document.JsonRecords.sentence;
import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import bellwether.feed.text.WebsiteDomains;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts a claim on a leak site, as trackers publish it, into an item. Never links or names the
 * gang's own pages.
 */
public final class LeakSiteClaim {
  private static final Pattern ONION =
      Pattern.compile("(?i)(?:h[tx]{2}ps?:/*)?[\\w.-]*\\[?\\.]?onion\\b[^\\s]*");

  /** Names are masked until the ransom is due: "Q***x", "****.com". */
  private static final Pattern MASKED = Pattern.compile("[*•█_#?]{2,}|(?i)\\bx{4,}\\b|…");

  /** Separates a company's name and its domain: "Quarx | quarx.example". */
  private static final Pattern NAME_SEPARATOR = Pattern.compile("[|(),;<>\\[\\]]|\\s[-–—:/]\\s");

  private static final List<String> DATES = List.of("discovered", "attackdate", "published");

  private LeakSiteClaim() {}

  /**
   * The claim in a post; empty if it names no victim.
   *
   * @param key the key of the format; "" if it has none
   * @param sites the victim's websites, in any form
   */
  static Optional<ParsedItem> toItem(
      JsonNode post, String key, @Nullable String link, String victim, List<String> sites) {
    String group = text(post, "group_name", "group");
    if (victim.isEmpty()) {
      return Optional.empty();
    }
    boolean masked = MASKED.matcher(victim).find();
    List<String> address = WebsiteDomains.extractFromAddress(victim);
    String name = masked || address.isEmpty() ? removeOnionAddresses(victim) : address.getFirst();
    return Optional.of(
        new ParsedItem(
            key.isEmpty() ? group + "\n" + victim : key,
            link,
            (group.isEmpty() ? "A ransomware gang" : removeOnionAddresses(group))
                + " claims to have breached "
                + name,
            buildBody(post, masked),
            DateParser.parseFirst(DATES.stream().map(field -> text(post, field))),
            StatedFacts.victims(
                    masked ? List.of() : victimNames(removeOnionAddresses(victim), sites))
                .withClaim(true),
            true,
            null,
            true));
  }

  private static String buildBody(JsonNode post, boolean masked) {
    String description = PlainText.fromHtml(text(post, "description"));
    String known = description.replaceFirst("(?i)^\\[AI generated\\]\\s*", "");
    boolean machine = known.length() < description.length();
    boolean active = !text(post, "activity").equalsIgnoreCase("not found");
    // Any field may contain an address.
    return removeOnionAddresses(
        String.join(
            "\n\n",
            "Posted on the gang's leak site; nobody has confirmed it.",
            known.isBlank() || known.equalsIgnoreCase("n/a")
                ? ""
                : (machine ? "About the firm, written by a machine: " : "") + known,
            active ? sentence("Line of business: ", post, "activity") : "",
            sentence("Country: ", post, "country"),
            masked ? "The gang has masked the name." : ""));
  }

  private static List<String> victimNames(String victim, List<String> sites) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> domains = new LinkedHashSet<>(WebsiteDomains.extractFromAddress(victim));
    if (domains.isEmpty()) {
      List<String> words = new ArrayList<>();
      for (String part : NAME_SEPARATOR.split(victim)) {
        List<String> address = WebsiteDomains.extractFromAddress(part);
        if (!address.isEmpty()) {
          domains.addAll(address);
        } else if (!part.isBlank()) {
          words.add(part.strip());
        }
      }
      names.addAll(domains.isEmpty() ? List.of(victim) : words.stream().limit(1).toList());
    }
    sites.forEach(site -> domains.addAll(WebsiteDomains.extract(site)));
    names.addAll(domains);
    return names.stream().limit(InputLimits.LIST_ITEMS).toList();
  }

  /** Removes onion addresses, including defanged ones. */
  public static String removeOnionAddresses(String text) {
    return ONION.matcher(text).replaceAll("(address left out)");
  }
}
