package bellwether.feed.format.ghsa;

import bellwether.feed.document.Drafts;
import bellwether.feed.document.Document;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.Draft;
import bellwether.feed.document.PackageList;
import bellwether.feed.document.MalwareWords;
import bellwether.feed.text.Links;
import bellwether.feed.text.FeedDates;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads GitHub's advisories (https://docs.github.com/rest/security-advisories/global-advisories).
 */
public final class Ghsa {
  /** Packages that no row can hold. */
  private int skipped;

  private Ghsa() {}

  public static Drafts read(Document document) {
    Ghsa reader = new Ghsa();
    Drafts drafts =
        JsonRecords.read(
            document,
            "GitHub's list of advisories",
            tree -> JsonRecords.arrayOrSingle(tree, "ghsa_id"),
            reader::draft);
    return drafts.withSkipped(reader.skipped);
  }

  private Optional<Draft> draft(JsonNode advisory) {
    String id = text(advisory, "ghsa_id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String summary = text(advisory, "summary");
    PackageList packages = new PackageList();
    for (JsonNode affected : advisory.path("vulnerabilities")) {
      JsonNode one = affected.path("package");
      packages.add(text(one, "ecosystem"), text(one, "name"));
    }
    boolean typed = text(advisory, "type").equals("malware");
    boolean malware =
        typed || MalwareWords.areIn(advisory.path("cwes")) || MalwareWords.isIn(summary);
    if (malware && packages.isEmpty()) {
      MalwareWords.addPackage(summary, packages);
    }
    skipped += packages.skipped();
    return Optional.of(
        new Draft(
            id,
            Links.absolute(text(advisory, "html_url"), null),
            typed && !packages.isEmpty() ? "Malware in " + packages.inTitle() : summary,
            body(advisory, packages),
            FeedDates.read(text(advisory, "published_at", "updated_at")),
            Stated.NOTHING
                .withPackages(packages.kept(), malware)
                .retractedIf(!text(advisory, "withdrawn_at").isEmpty()),
            true));
  }

  private static String body(JsonNode advisory, PackageList packages) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(text(advisory, "description", "summary"));
    if (!packages.isEmpty()) {
      paragraphs.add("Concerns the " + packages.inWords() + ".");
    }
    paragraphs.add(text(advisory, "cve_id"));
    if (!text(advisory, "withdrawn_at").isEmpty()) {
      paragraphs.add("Withdrawn on " + text(advisory, "withdrawn_at") + ".");
    }
    return String.join("\n\n", paragraphs);
  }
}
