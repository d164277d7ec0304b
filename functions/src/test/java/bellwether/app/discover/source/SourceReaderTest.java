package bellwether.app.discover.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceReaderTest {
  private static final Path SAMPLES = Path.of("../events/discover");

  private static SourceReading sample(String file) throws Exception {
    return SourceReader.read(file, Files.readAllBytes(SAMPLES.resolve(file)), SourceOptions.UPLOAD);
  }

  private static SourceReading read(String text) throws Exception {
    return SourceReader.read("text", text.getBytes(UTF_8), SourceOptions.UPLOAD);
  }

  private static List<String> names(SourceReading reading) {
    return reading.sightings().stream().map(sighting -> sighting.name()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "okta-apps.json, Okta applications, 9",
    "entra-service-principals.json, Microsoft Entra applications, 3",
    "google-apps.csv, Google Workspace third-party apps, 4",
    "dora-register.zip, DORA register of information, 3",
    "example-zone.txt, DNS records, 13",
    "bom-cyclonedx.json, CycloneDX bill of materials, 6",
    "bom.spdx, SPDX bill of materials, 1",
  })
  void sample_isRecognizedByItsContent(String file, String format, int traces) throws Exception {
    SourceReading reading = sample(file);

    assertThat(reading.format()).isEqualTo(format);
    assertThat(reading.sightings()).hasSize(traces);
    assertThat(reading.sightings())
        .allSatisfy(sighting -> {
          assertThat(sighting.evidence().source()).isEqualTo(file);
          assertThat(sighting.evidence().place()).matches(".*\\d+.*");
          assertThat(sighting.evidence().detail()).isNotBlank();
        });
  }

  @Test
  void inactiveApplications_saySo() throws Exception {
    assertThat(sample("okta-apps.json").sightings())
        .filteredOn(sighting -> sighting.name().equals("Dropbox"))
        .singleElement()
        .satisfies(sighting ->
            assertThat(sighting.evidence().limits()).isEqualTo("inactive, so perhaps past use"));
  }

  @Test
  void register_proposesRankOneAndKeepsTheChain() throws Exception {
    SourceReading reading = sample("dora-register.zip");

    assertThat(names(reading)).contains("Microsoft Ireland Operations Limited");
    assertThat(reading.chain())
        .extracting(
            link -> link.recipient().name() + " > " + link.provider().name() + " " + link.rank())
        .containsExactly(
            "Microsoft Ireland Operations Limited > Akamai Technologies International AG 2",
            "Kernbank-Rechenzentrum GmbH > Amazon Web Services EMEA SARL 2");
    assertThat(reading.sightings().getFirst().evidence().detail())
        .contains("ultimate parent \"Microsoft Corporation\"", "contract CA-001");
  }

  @Test
  void spfTermsWithoutEffect_areLeftOutWithTheReason() throws Exception {
    assertThat(sample("example-zone.txt").leftOut())
        .extracting(entry -> entry.what() + ": " + entry.reason())
        .containsExactly(
            "quillforge.example SPF -include:spf.protection.outlook.com: forbids its servers to send",
            "quillforge.example SPF include:mailgun.org: stands after \"all\", so it has no effect");
  }

  @Test
  void severalSpfRecords_haveNoEffect() throws Exception {
    SourceReading reading =
        read(
            """
            q.example. IN TXT "v=spf1 include:sendgrid.net ~all"
            q.example. IN TXT "v=spf1 include:mailgun.org ~all"
            """);

    assertThat(reading.sightings()).isEmpty();
    assertThat(reading.leftOut()).hasSize(2);
  }

  @Test
  void oktaTable_isReadLikeTheList() throws Exception {
    SourceReading reading =
        read("Application Label,Status,Sign On Mode\nSlack,INACTIVE,SAML_2_0\n");

    assertThat(names(reading)).containsExactly("Slack");
    assertThat(reading.sightings().getFirst().evidence().place()).isEqualTo("row 2");
  }

  @Test
  void entraTable_isReadWithSemicolons() throws Exception {
    SourceReading reading =
        read(
            """
            displayName;servicePrincipalType;appOwnerOrganizationId
            Zoom;Application;11111111-2222-3333-4444-555555555555
            Graph;Application;F8CDEF31-A31E-4B4A-93E4-5F571E91255A
            """);

    assertThat(names(reading)).containsExactly("Zoom");
    assertThat(reading.notes()).anyMatch(note -> note.contains("--tenant"));
  }

  @Test
  void spdxJson_countsSuppliersOnce() throws Exception {
    SourceReading reading =
        read(
            """
            {"spdxVersion": "SPDX-2.3", "packages": [
              {"name": "a", "supplier": "Organization: Red Hat, Inc."},
              {"name": "b", "supplier": "Organization: Red Hat"},
              {"name": "c", "supplier": "Person: Red Hat"},
              {"name": "d", "supplier": "NOASSERTION"}, {"name": "e"}]}
            """);

    assertThat(reading.sightings()).hasSize(1);
    assertThat(reading.sightings().getFirst().evidence().detail())
        .isEqualTo("supplier of package \"a\" and 1 more");
  }

  @Test
  void utf16_isRead() throws Exception {
    byte[] file =
        ("\uFEFF" + "App name,ID,Users,Access\nCalendly,x,1,Trusted\n").getBytes(UTF_16LE);

    assertThat(names(SourceReader.read("x", file, SourceOptions.UPLOAD)))
        .containsExactly("Calendly");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                | is empty: give applications of Okta
          <html></html>                     | write JSON instead
          {"a": 1                           | damaged, cut off, nested too deeply
          {"hello": "world"}                | is JSON of another kind: give applications
          name,domain,tier\\nOkta,okta.com,1 | is a vendor list already
          c0010,c0050\\nL1,Okta              | give the whole reporting package
          some,columns\\n1,2                 | is of no known kind
          a,b\\n"open                        | check that every quote is closed
          10 aspmx.l.google.com.            | is of no known kind
          """)
  void otherFile_isRejectedWithTheFix(String text, String fix) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining(fix)
        .message()
        .doesNotContain("\n");
  }
}
