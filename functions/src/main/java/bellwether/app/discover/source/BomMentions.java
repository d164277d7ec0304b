package bellwether.app.discover.source;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the organizations that a bill of materials names, each once: a list of a thousand
 * components may name one supplier a thousand times.
 */
final class BomMentions {
  private final Map<String, Mention> mentions = new LinkedHashMap<>();

  private static final class Mention {
    private final String name;
    private final EvidenceKind kind;
    private final String place;
    private final String detail;
    private int count;

    Mention(String name, EvidenceKind kind, String place, String detail) {
      this.name = name;
      this.kind = kind;
      this.place = place;
      this.detail = detail;
    }
  }

  /** Notes a mention; a text without letters and digits is no name. */
  void mention(String name, EvidenceKind kind, String place, String detail) {
    if (!Vendor.key(name).isEmpty()) {
      mentions.computeIfAbsent(
              kind + " " + VendorIdentity.ofName(name).key(),
              _ -> new Mention(name, kind, place, detail))
          .count++;
    }
  }

  void addTo(SourceFindings findings) throws UnreadableSourceException {
    for (Mention mention : mentions.values()) {
      String more = mention.count == 1 ? "" : " and " + (mention.count - 1) + " more";
      findings.add(mention.name, null, mention.kind, mention.place, mention.detail + more, "");
    }
  }
}
