package bellwether.app.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.discover.evidence.Evidence;
import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.source.SourceOptions;
import bellwether.app.discover.source.SourceReader;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorTable;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.NameIndex;
import bellwether.match.text.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
  private static final String ZONE =
      """
      q.example. IN MX 10 aspmx.l.google.com.
      q.example. IN TXT "google-site-verification=1"
      www.q.example. IN CNAME q.netlify.app.
      """;

  private static SourceReading read(String source, String text) {
    try {
      return SourceReader.read(source, text.getBytes(UTF_8), SourceOptions.UPLOAD);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static SourceReading apps(String... names) {
    StringBuilder csv = new StringBuilder("App name,ID,Users\n");
    for (String name : names) {
      csv.append('"').append(name.replace("\"", "\"\"")).append("\",x,1\n");
    }
    return read("apps.csv", csv.toString());
  }

  private static Vendor vendor(String name, List<String> domains, List<String> aliases) {
    return new Vendor(name, domains, aliases, List.of(), null, null, List.of());
  }

  @Test
  void vendorOfSeveralSources_isProposedOnceWithTheStrongestEvidenceFirst() {
    Discovery discovery =
        Discovery.of(
            List.of(
                apps("Slack Technologies, Inc.", "Quillforge GmbH", "Quillforge"),
                read("zone", ZONE),
                apps("Slack")),
            List.of());

    assertThat(discovery.proposals())
        .extracting(Proposal::name)
        .containsExactly("Google", "Quillforge GmbH", "Slack", "Netlify");
    assertThat(discovery.proposals().getFirst().evidence())
        .extracting(Evidence::kind)
        .containsExactly(EvidenceKind.MAIL, EvidenceKind.VERIFICATION);
    assertThat(discovery.proposals().get(2).evidence()).hasSize(2);
  }

  @Test
  void vendorsOnTheList_areMarkedByNameAliasAndDomain() {
    Discovery discovery =
        Discovery.of(
            List.of(apps("Slack", "Quillforge", "Acme"), read("zone", ZONE)),
            List.of(
                vendor("Slack Technologies", List.of(), List.of()),
                vendor("QF", List.of(), List.of("Quillforge Ltd")),
                vendor("Our web host", List.of("Netlify.com"), List.of())));

    assertThat(discovery.proposals())
        .extracting(proposal -> proposal.name() + ": " + proposal.listedAs())
        .containsExactly(
            "Google: null",
            "Acme: null",
            "Quillforge: QF",
            "Slack: Slack Technologies",
            "Netlify: Our web host");
    assertThat(discovery.unlisted()).extracting(Proposal::name).containsExactly("Google", "Acme");
    assertThat(DiscoveryText.summary(discovery))
        .isEqualTo("5 vendors of past or present use, 3 of them on your list");
  }

  @Test
  void csv_isReadByAnImportWithoutTheEvidence() throws Exception {
    Discovery discovery = Discovery.of(List.of(read("zone", ZONE)), List.of());

    VendorTable table =
        VendorCsv.read(
            VendorCsv.write(DiscoveryColumns.rows(discovery, List.of()), DiscoveryColumns.HEADERS),
            VendorCsv.Limits.UPLOAD);

    assertThat(table.vendors())
        .extracting(each -> each.name() + " " + each.domains())
        .containsExactly("Google []", "Netlify [netlify.com]");
    assertThat(table.warnings())
        .containsExactly(
            "column ignored: declared_subcontractors, does_not_prove, evidence, proves");
  }

  @Test
  void wellKnownVendor_keepsTheNamesOfTheGazetteer() {
    Vendor google =
        Discovery.of(List.of(read("zone", ZONE)), List.of()).proposals().getFirst().toVendor();

    assertThat(new NameIndex(List.of(google)).find(Words.of("A flaw in Google Workspace")))
        .isNotEmpty();
  }

  @Test
  void csv_runsNoFormula() {
    String csv =
        VendorCsv.write(
            DiscoveryColumns.rows(
                Discovery.of(
                    List.of(apps("=HYPERLINK(1)", "+Plus Corp", "@SUM(1)", "Acme;=1+1")),
                    List.of()),
                List.of()),
            DiscoveryColumns.HEADERS);

    assertThat(csv.replace("\r", ""))
        .contains("\n'=HYPERLINK,", "\n'+Plus Corp,", "\n'@SUM,", "\nAcme;'=1+1,");
    assertThat(csv.lines().skip(1)).noneMatch(line -> line.matches("\"?[=+@-].*"));
  }

  @Test
  void everyKindOfEvidence_saysWhatItShowsAndWhatNot() {
    for (EvidenceKind kind : EvidenceKind.values()) {
      assertThat(kind.proves()).isNotBlank();
      assertThat(kind.doesNotProve()).isNotBlank();
    }
    assertThat(DiscoveryText.describe(Discovery.of(List.of(read("zone", ZONE)), List.of())))
        .contains(
            "  VERIFICATION: zone, line 2: q.example TXT google-site-verification=…",
            "    VERIFICATION shows that somebody once proved to it to control the domain. It does"
                + " not show that the service is used, or any other service of it");
  }
}
