package bellwether.app.discover.source;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the suppliers of packages: an organization, a person or NOASSERTION (SPDX 2.3, clause 7.5).
 */
final class SpdxSuppliers {
  /** An address of mail in brackets may follow the name. */
  private static final Pattern ORGANIZATION =
      Pattern.compile("Organization:\\s*(.*?)\\s*(?:\\([^()]*\\))?");

  private final BomMentions mentions = new BomMentions();
  private int people;

  void add(String supplier, String place, String packageName) {
    Matcher organization = ORGANIZATION.matcher(supplier);
    if (organization.matches()) {
      mentions.mention(
          organization.group(1),
          EvidenceKind.SUPPLIER,
          place,
          "supplier of package \"" + packageName + "\"");
    } else if (supplier.startsWith("Person:")) {
      people++;
    }
  }

  void addTo(SourceFindings findings) throws UnreadableSourceException {
    mentions.addTo(findings);
    if (people > 0) {
      findings.note("people as suppliers are ignored: " + people);
    }
    if (findings.isEmpty()) {
      findings.note("no package names an organization as its supplier");
    }
  }
}
