package bellwether.app.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.discover.evidence.EvidenceKind;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one trace into a document of its source. */
final class TraceDocuments {
  static final String OWN_TENANT = "aaaa0000-1111-2222-3333-444455556666";

  private static final String OTHER_TENANT = "bbbb0000-1111-2222-3333-444455556666";
  private static final ObjectMapper JSON = new ObjectMapper();

  private TraceDocuments() {}

  static byte[] of(String source, EvidenceKind kind, String trace) {
    String[] parts = trace.split("\\s*;\\s*", -1);
    return switch (source) {
      case "DNS" -> bytes("; sample\nns.q.example. IN TXT \"other\"\n" + trace + "\n");
      case "OKTA" -> bytes("[" + okta(parts) + "]");
      case "ENTRA" -> bytes("[" + entra(parts) + "]");
      case "GOOGLE" ->
          bytes("App name,ID,Users,Access\n" + parts[0] + ",x," + parts[1] + "," + parts[2] + "\n");
      case "DORA" -> register(trace);
      case "CYCLONEDX" -> bytes(cycloneDx(kind, trace));
      case "SPDX" ->
          bytes("SPDXVersion: SPDX-2.3\nPackageName: x\nPackageSupplier: " + trace + "\n");
      default -> throw new AssertionError(source);
    };
  }

  private static ObjectNode okta(String[] parts) {
    return JSON.createObjectNode()
        .put("label", parts[0])
        .put("name", parts[1])
        .put("signOnMode", parts[2])
        .put("status", parts[3]);
  }

  private static ObjectNode entra(String[] parts) {
    String owner =
        switch (parts[2]) {
          case "own" -> OWN_TENANT;
          case "other" -> OTHER_TENANT;
          default -> parts[2];
        };
    ObjectNode app =
        JSON.createObjectNode()
            .put("servicePrincipalType", "Application")
            .put("displayName", parts[0])
            .put("publisherName", parts[1])
            .put("appOwnerOrganizationId", owner);
    if (parts[2].equals("other") && !parts[1].startsWith("Cheap")) {
      app.putObject("verifiedPublisher").put("displayName", parts[1]);
    }
    return parts[3].equals("gallery") ? app.put("applicationTemplateId", "0f1a2b3c") : app;
  }

  private static String cycloneDx(EvidenceKind kind, String trace) {
    ObjectNode bom =
        JSON.createObjectNode().put("bomFormat", "CycloneDX").put("specVersion", "1.6");
    ObjectNode component = bom.putArray("components").addObject().put("name", "x");
    switch (kind) {
      case SERVICE -> bom.putArray("services").addObject().putObject("provider").put("name", trace);
      case SUPPLIER -> component.putObject("supplier").put("name", trace);
      default -> component.put("publisher", trace);
    }
    return bom.toString();
  }

  private static byte[] register(String legalName) {
    String quoted = "\"" + legalName + "\"";
    return zip(
        Map.of(
            "p/reports/b_05.01.csv",
            "c0010,c0050,c0110\nL1," + quoted + ",\n",
            "p/reports/b_05.02.csv",
            "c0010,c0020,c0030,c0050,c0060\nC1,S1,L1,1,L1\n"));
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(bytes(file.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
