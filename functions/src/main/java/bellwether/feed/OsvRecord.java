package bellwether.feed;

import static bellwether.feed.JsonRecords.text;

import bellwether.domain.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads records of the Open Source Vulnerability format (https://ossf.github.io/osv-schema/), in
 * JSON or YAML: one, or a list.
 */
final class OsvRecord {
  private static final String PAGE = "https://osv.dev/vulnerability/";
  private static final String EXPECTED = "records of the Open Source Vulnerability format";

  /** A YAML document is one record, and the largest have some hundred kilobytes of versions. */
  private static final int YAML_CHARS = 2_000_000;

  private static final ObjectMapper YAML = new ObjectMapper(yaml());

  private OsvRecord() {}

  private static YAMLFactory yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(10);
    options.setNestingDepthLimit(50);
    options.setCodePointLimit(YAML_CHARS);
    options.setAllowRecursiveKeys(false);
    return YAMLFactory.builder().loaderOptions(options).build();
  }

  static Drafts read(Document document) {
    String text = document.decoded().text().stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
    return json
        ? JsonRecords.read(document, EXPECTED, OsvRecord::records, OsvRecord::draft)
        : yaml(text);
  }

  private static Drafts yaml(String text) {
    if (text.matches("(?s)\"?\\d{4}-\\d{2}-\\d{2}T[^\\n]*,.*")) {
      return new Drafts.Refused("OSV's list of changes, not " + EXPECTED);
    }
    try {
      JsonNode record = YAML.readTree(text);
      return record != null && record.isObject()
          ? draft(record)
              .<Drafts>map(draft -> new Drafts.Read(List.of(draft), false))
              .orElseGet(() -> new Drafts.Refused("YAML, but not " + EXPECTED))
          : new Drafts.Refused("neither JSON nor YAML; expected " + EXPECTED);
    } catch (IOException | RuntimeException damaged) {
      return new Drafts.Refused("YAML that is damaged or too large; expected " + EXPECTED);
    }
  }

  private static Optional<Iterable<JsonNode>> records(JsonNode tree) {
    return tree.path("vulns").isArray()
        ? Optional.of(tree.path("vulns"))
        : JsonRecords.arrayOrSingle(tree, "id", "affected");
  }

  private static Optional<Draft> draft(JsonNode record) {
    String id = text(record, "id");
    if (id.isEmpty() || id.length() > Limits.TITLE_CHARS) {
      return Optional.empty();
    }
    Set<String> packages = new LinkedHashSet<>();
    for (JsonNode affected : record.path("affected")) {
      String name = text(affected.path("package"), "name");
      if (!name.isEmpty() && packages.size() < Limits.LIST_ITEMS) {
        packages.add(name);
      }
    }
    String product = String.join(", ", packages);
    String summary = text(record, "summary");
    String subject = product.isEmpty() ? "open source software" : product;
    String told = id.startsWith("MAL-") ? "malware in " + subject : "vulnerability in " + subject;
    return Optional.of(
        new Draft(
            id,
            PAGE + id.replaceAll("[^A-Za-z0-9._:-]", ""),
            id + ": " + (summary.isEmpty() ? told : summary),
            body(record, product),
            FeedDates.read(text(record, "published", "modified")),
            Stated.product(
                    packages.stream().findFirst().flatMap(Packages::owner).orElse(null),
                    product.isEmpty() ? null : product)
                .retractedIf(!text(record, "withdrawn").isEmpty()),
            true));
  }

  private static String body(JsonNode record, String product) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(text(record, "details", "summary"));
    if (!product.isEmpty()) {
      paragraphs.add("Packages: " + product + ".");
    }
    List<String> aliases = JsonRecords.texts(record, "aliases");
    if (!aliases.isEmpty()) {
      paragraphs.add("Also known as " + String.join(", ", aliases) + ".");
    }
    if (!text(record, "withdrawn").isEmpty()) {
      paragraphs.add("Withdrawn on " + text(record, "withdrawn") + ".");
    }
    return String.join("\n\n", paragraphs);
  }
}
