package bellwether.feed.format.ghsa;

import static bellwether.feed.document.JsonRecords.sentence;
import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.AffectedPackages;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.MalwareDetector;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.Links;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Parses GitHub's security advisories
 * (https://docs.github.com/rest/security-advisories/global-advisories).
 */
public final class GhsaParser {
  /** The number of packages that do not fit a row. */
  private int skipped;

  private GhsaParser() {}

  public static ParseResult parse(FeedDocument document) {
    GhsaParser reader = new GhsaParser();
    ParseResult result =
        JsonRecords.read(
            document,
            "GitHub's list of advisories",
            tree -> JsonRecords.arrayOrSingle(tree, "ghsa_id"),
            reader::toItem);
    return result.withSkipped(reader.skipped);
  }

  private Optional<ParsedItem> toItem(JsonNode advisory) {
    String id = text(advisory, "ghsa_id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String summary = text(advisory, "summary");
    AffectedPackages packages = new AffectedPackages();
    for (JsonNode affected : advisory.path("vulnerabilities")) {
      JsonNode packageNode = affected.path("package");
      packages.add(text(packageNode, "ecosystem"), text(packageNode, "name"));
    }
    boolean typeIsMalware = text(advisory, "type").equals("malware");
    boolean malware =
        typeIsMalware
            || MalwareDetector.includeMaliciousCode(advisory.path("cwes"))
            || MalwareDetector.isMalwareSummary(summary);
    if (malware && packages.isEmpty()) {
      MalwareDetector.addPackageFromSummary(summary, packages);
    }
    skipped += packages.skippedCount();
    return Optional.of(
        new ParsedItem(
            id,
            Links.resolve(text(advisory, "html_url"), null),
            typeIsMalware && !packages.isEmpty()
                ? "Malware in " + packages.describeBriefly()
                : summary,
            buildBody(advisory, packages),
            DateParser.parse(text(advisory, "published_at", "updated_at")),
            StatedFacts.NONE
                .withPackages(packages.retained())
                .withMalware(malware)
                .withRetracted(!text(advisory, "withdrawn_at").isEmpty()),
            true));
  }

  private static String buildBody(JsonNode advisory, AffectedPackages packages) {
    return String.join(
        "\n\n",
        text(advisory, "description", "summary"),
        packages.isEmpty() ? "" : "Concerns the " + packages.describe() + ".",
        text(advisory, "cve_id"),
        sentence("Withdrawn on ", advisory, "withdrawn_at"));
  }
}
