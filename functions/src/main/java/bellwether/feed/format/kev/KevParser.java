package bellwether.feed.format.kev;

import static bellwether.feed.document.JsonRecords.sentence;
import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses CISA's Known Exploited Vulnerabilities Catalog
 * (https://www.cisa.gov/known-exploited-vulnerabilities-catalog).
 */
public final class KevParser {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s;]{4,2000}");
  private static final String NVD = "https://nvd.nist.gov/vuln/detail/";

  private KevParser() {}

  public static ParseResult parse(FeedDocument document) {
    return JsonRecords.read(
        document,
        "CISA's catalogue of exploited vulnerabilities",
        tree ->
            Optional.of(tree.path("vulnerabilities")).filter(JsonNode::isArray).map(list -> list),
        KevParser::toItem);
  }

  private static Optional<ParsedItem> toItem(JsonNode entry) {
    String cve = text(entry, "cveID");
    if (cve.isEmpty()) {
      return Optional.empty();
    }
    boolean ransomware = text(entry, "knownRansomwareCampaignUse").equalsIgnoreCase("known");
    String product = text(entry, "product");
    StatedFacts stated =
        StatedFacts.product(
                blankToNull(text(entry, "vendorProject")),
                product.equalsIgnoreCase("multiple products") ? null : blankToNull(product))
            .withExploitation(ransomware ? Exploitation.BY_RANSOMWARE : Exploitation.IN_THE_WILD);
    return Optional.of(
        new ParsedItem(
            cve,
            link(entry, cve),
            cve + ": " + text(entry, "vulnerabilityName") + ", exploited",
            buildBody(entry, ransomware),
            // A date without a time becomes midnight UTC.
            DateParser.parse(text(entry, "dateAdded")),
            stated,
            true));
  }

  private static String buildBody(JsonNode entry, boolean ransomware) {
    return String.join(
        "\n\n",
        text(entry, "shortDescription"),
        ransomware ? "Known to be used in ransomware campaigns." : "",
        text(entry, "requiredAction"),
        sentence("US federal agencies must act by ", entry, "dueDate"));
  }

  private static String link(JsonNode entry, String cve) {
    Matcher found = LINK.matcher(text(entry, "notes"));
    return found.find() ? found.group() : NVD + cve;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
