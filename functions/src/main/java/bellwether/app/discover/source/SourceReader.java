package bellwether.app.discover.source;

import bellwether.app.discover.dns.DnsFindings;
import bellwether.app.discover.dns.DnsRecord;
import bellwether.app.discover.dns.ZoneText;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.feed.text.TextDecoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Reads a source. Its content tells which it is, because files are renamed. */
public final class SourceReader {
  private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");

  private static final String ACCEPTED =
      "give applications of Okta, Microsoft Entra or Google Workspace (CSV or JSON), a DORA register"
          + " of information (ZIP), dig output or a zone file, or a bill of materials (CycloneDX or"
          + " SPDX)";

  private SourceReader() {}

  /**
   * Reads a source.
   *
   * @param name what to call the source in evidence, such as the name of its file
   * @param options what the content alone does not tell
   */
  public static SourceReading read(String name, byte[] file, SourceOptions options)
      throws UnreadableSourceException {
    if (file.length > options.maxBytes()) {
      throw new UnreadableSourceException(
          String.format(
              Locale.ROOT,
              "is larger than %,d MB: split it and give the parts",
              options.maxBytes() >> 20));
    }
    SourceFindings findings = new SourceFindings(name);
    if (Arrays.equals(file, 0, Math.min(4, file.length), ZIP, 0, 4)) {
      DoraRegister.read(ReportPackage.open(file), findings);
      return findings.toReading("DORA register of information");
    }
    String text = TextDecoder.decode(file, null).text();
    if (text.isBlank()) {
      throw new UnreadableSourceException("is empty: " + ACCEPTED);
    }
    return findings.toReading(readText(text, options, findings));
  }

  /** Returns what the source is. */
  private static String readText(String text, SourceOptions options, SourceFindings findings)
      throws UnreadableSourceException {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return readJson(SourceJson.parse(text), options, findings);
    }
    if (start.startsWith("<")) {
      throw new UnreadableSourceException(
          "is XML or a web page: for a bill of materials, write JSON instead");
    }
    if (SpdxTagValue.accepts(start)) {
      SpdxTagValue.read(text, findings);
      return "SPDX bill of materials";
    }
    List<DnsRecord> records = ZoneText.parse(text);
    if (!records.isEmpty()) {
      DnsFindings.add(records, findings);
      return "DNS records";
    }
    return readTable(SourceTable.parse(text), options, findings);
  }

  private static String readJson(JsonNode json, SourceOptions options, SourceFindings findings)
      throws UnreadableSourceException {
    if (CycloneDx.accepts(json)) {
      CycloneDx.read(json, findings);
      return "CycloneDX bill of materials";
    }
    if (SpdxJson.accepts(json)) {
      SpdxJson.read(json, findings);
      return "SPDX bill of materials";
    }
    List<JsonNode> records = SourceJson.records(json);
    if (records.stream().anyMatch(EntraApps::accepts)) {
      EntraApps.read(AppRecord.of(records), options.tenant(), findings);
      return "Microsoft Entra applications";
    }
    if (records.stream().anyMatch(OktaApps::accepts)) {
      OktaApps.read(AppRecord.of(records), findings);
      return "Okta applications";
    }
    throw new UnreadableSourceException("is JSON of another kind: " + ACCEPTED);
  }

  private static String readTable(SourceTable table, SourceOptions options, SourceFindings findings)
      throws UnreadableSourceException {
    if (table.hasAny("serviceprincipaltype", "appownerorganizationid")) {
      EntraApps.read(table.records(), options.tenant(), findings);
      return "Microsoft Entra applications";
    }
    if (table.hasAny("app name") && table.hasAny("users", "access", "requested services")) {
      GoogleApps.read(table.records(), findings);
      return "Google Workspace third-party apps";
    }
    if (table.hasAny("label", "application label", "app label", "application name")
        && table.hasAny("status", "application status")) {
      OktaApps.read(table.records(), findings);
      return "Okta applications";
    }
    if (table.hasAny("name") && table.hasAny("aliases", "tier", "domain")) {
      throw new UnreadableSourceException(
          "is a vendor list already: use it with --vendors, or with /breach import");
    }
    if (table.hasAny("c0010")) {
      throw new UnreadableSourceException(
          "is one table of a DORA register: give the whole reporting package (ZIP)");
    }
    throw new UnreadableSourceException("is of no known kind: " + ACCEPTED);
  }
}
