package bellwether.app.discover.source;

import static bellwether.app.discover.source.SourceJson.text;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Reads a bill of materials in CycloneDX JSON, versions 1.4 to 1.6. See
 * https://cyclonedx.org/docs/1.6/json/
 */
final class CycloneDx {
  private static final Set<String> VERSIONS = Set.of("1.4", "1.5", "1.6");

  private final BomMentions mentions = new BomMentions();
  private int components;
  private int services;

  private CycloneDx() {}

  static boolean accepts(JsonNode json) {
    return text(json, "bomFormat").equals("CycloneDX");
  }

  static void read(JsonNode json, SourceFindings findings) throws UnreadableSourceException {
    String version = text(json, "specVersion");
    if (!VERSIONS.contains(version)) {
      findings.note("CycloneDX " + version + " is read like 1.6, which may miss fields");
    }
    CycloneDx bom = new CycloneDx();
    bom.readServices(json.path("services"));
    bom.readComponents(json.path("components"));
    bom.mentions.addTo(findings);
    if (findings.isEmpty()) {
      findings.note("no service has a provider, and no component a supplier");
    }
  }

  /** Services and components may contain others; the depth of JSON is limited. */
  private void readServices(JsonNode list) {
    for (JsonNode service : list) {
      String detail = "service \"" + text(service, "name") + "\"";
      mentions.mention(
          text(service, "provider", "name"),
          EvidenceKind.SERVICE,
          "services " + ++services,
          detail);
      readServices(service.path("services"));
    }
  }

  private void readComponents(JsonNode list) {
    for (JsonNode component : list) {
      String place = "components " + ++components;
      String detail = "component \"" + text(component, "name") + "\"";
      mentions.mention(
          text(component, "supplier", "name"),
          EvidenceKind.SUPPLIER,
          place,
          "supplier of " + detail);
      mentions.mention(
          text(component, "manufacturer", "name"),
          EvidenceKind.PUBLISHER,
          place,
          "manufacturer of " + detail);
      mentions.mention(
          text(component, "publisher"), EvidenceKind.PUBLISHER, place, "publisher of " + detail);
      readComponents(component.path("components"));
    }
  }
}
