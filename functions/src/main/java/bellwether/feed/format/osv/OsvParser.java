package bellwether.feed.format.osv;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.AffectedPackages;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.MalwareDetector;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Parses records of the Open Source Vulnerability format (https://ossf.github.io/osv-schema/), in
 * JSON or YAML: one, or a list.
 */
public final class OsvParser {
  private static final String PAGE = "https://osv.dev/vulnerability/";
  private static final String EXPECTED = "records of the Open Source Vulnerability format";

  /** A YAML document is one record, and the largest have some hundred kilobytes of versions. */
  private static final int YAML_CHARS = 2_000_000;

  private static final ObjectMapper YAML = new ObjectMapper(yaml());

  /** The prefix of ids in the OpenSSF's collection of malicious packages. */
  static final String MALWARE_PREFIX = "MAL-";

  /** https://github.com/package-url/purl-spec: pkg:type/namespace/name@version?qualifiers */
  private static final Pattern PURL =
      Pattern.compile(
          "pkg:(?<type>[\\w.+-]{1,40})/+(?<path>[^?#]{1,1000}?)(?:@[^/?#]*)?(?:[?#].*)?");

  /** The number of packages that do not fit a row. */
  private int skipped;

  private OsvParser() {}

  private static YAMLFactory yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(10);
    options.setNestingDepthLimit(50);
    options.setCodePointLimit(YAML_CHARS);
    options.setAllowRecursiveKeys(false);
    return YAMLFactory.builder().loaderOptions(options).build();
  }

  public static ParseResult parse(FeedDocument document) {
    String text = document.decodeText().text().stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
    OsvParser reader = new OsvParser();
    ParseResult result =
        json
            ? JsonRecords.read(document, EXPECTED, OsvParser::records, reader::toItem)
            : reader.yaml(text);
    return result.withSkipped(reader.skipped);
  }

  private ParseResult yaml(String text) {
    if (text.matches("(?s)\"?\\d{4}-\\d{2}-\\d{2}T[^\\n]*,.*")) {
      return new ParseResult.Failure("OSV's list of changes, not " + EXPECTED);
    }
    try {
      JsonNode record = YAML.readTree(text);
      return record != null && record.isObject()
          ? toItem(record)
              .<ParseResult>map(item -> new ParseResult.Success(List.of(item), false))
              .orElseGet(() -> new ParseResult.Failure("YAML, but not " + EXPECTED))
          : new ParseResult.Failure("neither JSON nor YAML; expected " + EXPECTED);
    } catch (IOException | RuntimeException damaged) {
      return new ParseResult.Failure("YAML that is damaged or too large; expected " + EXPECTED);
    }
  }

  private static Optional<Iterable<JsonNode>> records(JsonNode tree) {
    return tree.path("vulns").isArray()
        ? Optional.of(tree.path("vulns"))
        : JsonRecords.arrayOrSingle(tree, "id", "affected");
  }

  private Optional<ParsedItem> toItem(JsonNode record) {
    String id = text(record, "id");
    if (id.isEmpty() || id.length() > InputLimits.TITLE_CHARS) {
      return Optional.empty();
    }
    String summary = text(record, "summary");
    AffectedPackages packages = new AffectedPackages();
    boolean malware = isMalware(record, id, summary);
    for (JsonNode affected : record.path("affected")) {
      addPackage(affected, packages);
      malware |=
          MalwareDetector.includeMaliciousCode(affected.path("database_specific").path("cwes"));
    }
    if (malware && packages.isEmpty()) {
      MalwareDetector.addPackageFromSummary(summary, packages);
    }
    skipped += packages.skippedCount();
    String subject = packages.isEmpty() ? "open source software" : packages.joinNames();
    String kind = malware ? "malware in " + subject : "vulnerability in " + subject;
    return Optional.of(
        new ParsedItem(
            id,
            PAGE + id.replaceAll("[^A-Za-z0-9._:-]", ""),
            id + ": " + (summary.isEmpty() ? kind : summary),
            buildBody(record, packages),
            DateParser.parse(text(record, "published", "modified")),
            StatedFacts.NONE
                .withPackages(packages.retained())
                .withMalware(malware)
                .withRetracted(!text(record, "withdrawn").isEmpty()),
            true));
  }

  private static boolean isMalware(JsonNode record, String id, String summary) {
    JsonNode specific = record.path("database_specific");
    return id.startsWith(MALWARE_PREFIX)
        || JsonRecords.texts(record, "aliases").stream()
            .anyMatch(alias -> alias.startsWith(MALWARE_PREFIX))
        || specific.has("malicious-packages-origins")
        || MalwareDetector.includeMaliciousCode(specific.path("cwe_ids"))
        || MalwareDetector.includeMaliciousCode(specific.path("cwes"))
        || MalwareDetector.isMalwareSummary(summary);
  }

  /** The package by its name, or else by its package URL, or else the repository. */
  private static void addPackage(JsonNode affected, AffectedPackages packages) {
    JsonNode packageNode = affected.path("package");
    String name = text(packageNode, "name");
    Matcher purl = PURL.matcher(text(packageNode, "purl"));
    if (!name.isEmpty()) {
      packages.add(text(packageNode, "ecosystem"), name);
    } else if (purl.matches()) {
      packages.add(purl.group("type"), decodePath(purl.group("path")));
    } else {
      for (JsonNode range : affected.path("ranges")) {
        packages.add(text(range, "type"), text(range, "repo").replaceFirst("\\.git$", ""));
      }
    }
  }

  private static String decodePath(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException damaged) {
      return path;
    }
  }

  private static String buildBody(JsonNode record, AffectedPackages packages) {
    List<String> aliases = JsonRecords.texts(record, "aliases");
    return String.join(
        "\n\n",
        text(record, "details", "summary"),
        packages.isEmpty() ? "" : "Packages: " + packages.joinNames() + ".",
        aliases.isEmpty() ? "" : "Also known as " + String.join(", ", aliases) + ".",
        JsonRecords.sentence("Withdrawn on ", record, "withdrawn"));
  }
}
