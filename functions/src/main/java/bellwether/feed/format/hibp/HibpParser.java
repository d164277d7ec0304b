package bellwether.feed.format.hibp;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.PlainText;
import bellwether.feed.text.WebsiteDomains;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses Have I Been Pwned's breaches, API version 3 (https://haveibeenpwned.com/API/v3): the list,
 * or one breach.
 */
public final class HibpParser {
  private static final String PAGE = "https://haveibeenpwned.com/Breach/";

  private HibpParser() {}

  public static ParseResult parse(FeedDocument document) {
    return JsonRecords.read(
        document,
        "Have I Been Pwned's list of breaches",
        tree -> JsonRecords.arrayOrSingle(tree, "Name", "Title"),
        HibpParser::toItem);
  }

  private static Optional<ParsedItem> toItem(JsonNode breach) {
    String title = text(breach, "Title", "Name");
    String key = text(breach, "Name", "Title");
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Long accounts =
        breach.path("PwnCount").isIntegralNumber() ? breach.get("PwnCount").asLong() : null;
    @Nullable String nonBreachKind = nonBreachKind(breach);
    StatedFacts stated =
        StatedFacts.NONE
            .withRecordCount(accounts)
            .withDataClasses(JsonRecords.texts(breach, "DataClasses"));
    boolean isFabricated = breach.path("IsFabricated").asBoolean();
    if (nonBreachKind == null || isFabricated) {
      stated =
          stated
              .withVictims(victimNames(title, text(breach, "Domain")))
              .withRetracted(isFabricated);
    }
    if (isUnverified(breach)) {
      stated = stated.withClaim(true);
    }
    String breachName = text(breach, "Name");
    return Optional.of(
        new ParsedItem(
            key,
            breachName.isEmpty()
                ? null
                : PAGE + URLEncoder.encode(breachName, StandardCharsets.UTF_8),
            buildTitle(title, accounts, nonBreachKind),
            buildBody(breach, nonBreachKind),
            DateParser.parse(text(breach, "AddedDate")),
            stated,
            true,
            // Copies of the list with and without names have alternated.
            title + "\n" + text(breach, "AddedDate"),
            false));
  }

  private static String buildTitle(
      String title, @Nullable Long accounts, @Nullable String nonBreachKind) {
    String kind =
        accounts == null
            ? "listed in Have I Been Pwned"
            : String.format(Locale.ROOT, "%,d accounts in Have I Been Pwned", accounts);
    return title + ": " + (nonBreachKind == null ? "data breach, " : nonBreachKind + ", ") + kind;
  }

  private static String buildBody(JsonNode breach, @Nullable String nonBreachKind) {
    return String.join(
        "\n\n",
        PlainText.fromHtml(text(breach, "Description")),
        JsonRecords.sentence("Date of the breach: ", breach, "BreachDate"),
        nonBreachKind == null ? "" : "Have I Been Pwned marks this as: " + nonBreachKind + ".",
        isUnverified(breach) ? "Have I Been Pwned has not verified it." : "");
  }

  private static boolean isUnverified(JsonNode breach) {
    return breach.path("IsVerified").equals(BooleanNode.FALSE);
  }

  private static List<String> victimNames(String title, String domain) {
    List<String> names = new ArrayList<>();
    // Titles have the year if a company was breached twice: "Quarx (2015)".
    names.add(title.replaceFirst("\\s*\\(\\d{4}\\)$", ""));
    if (!domain.isEmpty() && !domain.equalsIgnoreCase(names.getFirst())) {
      names.add(domain);
    }
    // The subdomain of a forum or a shop belongs to its company.
    WebsiteDomains.extractFromAddress(domain).stream()
        .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
        .forEach(names::add);
    return names;
  }

  /** The kind of a record that is not a breach of the named company; null if it is one. */
  private static @Nullable String nonBreachKind(JsonNode breach) {
    if (breach.path("IsFabricated").asBoolean()) {
      return "fabricated";
    }
    if (breach.path("IsSpamList").asBoolean()) {
      return "a spam list";
    }
    if (breach.path("IsMalware").asBoolean()) {
      return "gathered by malware";
    }
    return breach.path("IsStealerLog").asBoolean() ? "a log of credential stealers" : null;
  }
}
