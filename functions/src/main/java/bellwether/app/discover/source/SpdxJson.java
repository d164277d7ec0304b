package bellwether.app.discover.source;

import static bellwether.app.discover.source.SourceJson.text;

import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads a bill of materials in SPDX 2.3 JSON. See https://spdx.github.io/spdx-spec/v2.3/ */
final class SpdxJson {
  private SpdxJson() {}

  static boolean accepts(JsonNode json) {
    return text(json, "spdxVersion").startsWith("SPDX-2");
  }

  static void read(JsonNode json, SourceFindings findings) throws UnreadableSourceException {
    SpdxSuppliers suppliers = new SpdxSuppliers();
    int number = 0;
    for (JsonNode spdxPackage : json.path("packages")) {
      suppliers.add(
          text(spdxPackage, "supplier"), "packages " + ++number, text(spdxPackage, "name"));
    }
    suppliers.addTo(findings);
  }
}
