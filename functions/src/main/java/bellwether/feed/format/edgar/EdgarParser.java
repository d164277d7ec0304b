package bellwether.feed.format.edgar;

import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Parses EDGAR's latest filings, an Atom page with one entry per filing and party, and the
 * submissions of a company
 * (https://www.sec.gov/search-filings/edgar-application-programming-interfaces).
 */
public final class EdgarParser {
  private static final URI SITE = URI.create("https://www.sec.gov/");
  private static final Pattern TITLE =
      Pattern.compile(
          "(?<form>[^ ]+(?: [^ ]+)?) - (?<name>.+?) \\((?<cik>\\d{1,10})\\)(?: \\((?<part>[^)]+)\\))?");
  private static final Pattern ACCESSION =
      Pattern.compile("accession-number=(\\d{10}-\\d{2}-\\d{6})");
  private static final Pattern STATE_SUFFIX =
      Pattern.compile("(?<=.{4})\\s*[/\\\\]\\s*(?:[A-Z]{2,3}\\s*[/\\\\]?)?$");
  private static final Pattern ITEM = Pattern.compile("Item (\\d+\\.\\d+)(?:: ([^\\n<]+))?");

  private EdgarParser() {}

  public static ParseResult parse(FeedDocument document) {
    String text = document.decodeText().text();
    return text.stripLeading().startsWith("{") ? parseSubmissions(text) : page(text);
  }

  private static ParseResult page(String text) {
    org.jsoup.nodes.Document page =
        Parser.xmlParser().setMaxDepth(InputLimits.DEPTH).parseInput(text, "");
    page.outputSettings(new OutputSettings().prettyPrint(false));
    Element feed = page.selectFirst("feed");
    if (feed == null) {
      return new ParseResult.Failure("a web page instead of EDGAR's list of filings");
    }
    Map<String, Filing> filings = new LinkedHashMap<>();
    boolean degraded = !text.stripTrailing().endsWith(">") || !text.contains("</feed>");
    for (Element entry : feed.select("entry")) {
      Optional<Filing> filing = parseFiling(entry);
      degraded |= filing.isEmpty();
      filing.ifPresent(one -> filings.merge(one.accession(), one, Filing::mergedWith));
    }
    return new ParseResult.Success(
        filings.values().stream().limit(InputLimits.ITEMS).map(Filing::toItem).toList(), degraded);
  }

  private static Optional<Filing> parseFiling(Element entry) {
    Matcher accession = ACCESSION.matcher(childText(entry, "id"));
    Matcher title =
        TITLE.matcher(PlainText.truncate(childText(entry, "title"), InputLimits.TITLE_CHARS));
    if (!accession.find() || !title.matches()) {
      return Optional.empty();
    }
    Element link = entry.selectFirst("> link[href]");
    String summary = PlainText.fromHtml(childText(entry, "summary"));
    return Optional.of(
        new Filing(
            accession.group(1),
            title.group("form"),
            List.of(companyName(title.group("name"))),
            !"Subject".equalsIgnoreCase(title.group("part")),
            parseItems(summary),
            link == null ? null : Links.resolve(link.attr("href"), SITE),
            DateParser.parse(childText(entry, "updated"))));
  }

  private static String childText(Element entry, String name) {
    Element child = entry.selectFirst("> " + name);
    return child == null ? "" : child.wholeText().strip();
  }

  /** EDGAR distinguishes companies of the same name by state, or by "/NEW/". */
  private static String companyName(String name) {
    String line = PlainText.normalizeTitle(name, "");
    String bare = STATE_SUFFIX.matcher(line).replaceFirst("");
    return bare.isEmpty() ? line : bare;
  }

  private static List<String> parseItems(String summary) {
    return ITEM.matcher(summary)
        .results()
        .limit(InputLimits.LIST_ITEMS)
        .map(item -> item.group(1) + (item.group(2) == null ? "" : " " + item.group(2).strip()))
        .toList();
  }

  /** Parses the latest filings of a company, which are in columns. */
  private static ParseResult parseSubmissions(String text) {
    Optional<JsonNode> tree = JsonRecords.parseTree(text);
    JsonNode recent = tree.map(one -> one.at("/filings/recent")).orElse(null);
    if (tree.isEmpty() || recent == null || !recent.path("accessionNumber").isArray()) {
      return new ParseResult.Failure("JSON, but not a company's submissions to EDGAR");
    }
    String name = companyName(JsonRecords.text(tree.get(), "name"));
    String cik = JsonRecords.text(tree.get(), "cik").replaceFirst("^0+", "");
    List<ParsedItem> filings = new ArrayList<>();
    JsonNode accessions = recent.path("accessionNumber");
    for (int i = 0; i < accessions.size() && i < InputLimits.ITEMS; i++) {
      String accession = accessions.path(i).asText();
      filings.add(
          new Filing(
                  accession,
                  recent.path("form").path(i).asText(),
                  List.of(name),
                  true,
                  splitItems(recent.path("items").path(i).asText()),
                  page(cik, accession),
                  EdgarClock.parse(
                      recent.path("acceptanceDateTime").path(i).asText(),
                      recent.path("filingDate").path(i).asText()))
              .toItem());
    }
    return new ParseResult.Success(filings, false);
  }

  private static List<String> splitItems(String items) {
    return items.isBlank() ? List.of() : List.of(items.split("\\s*,\\s*"));
  }

  private static @Nullable String page(String cik, String accession) {
    return accession.matches("\\d{10}-\\d{2}-\\d{6}") && cik.matches("\\d{1,10}")
        ? SITE
            + "Archives/edgar/data/"
            + cik
            + "/"
            + accession.replace("-", "")
            + "/"
            + accession
            + "-index.htm"
        : null;
  }
}
