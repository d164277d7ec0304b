package bellwether.feed.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the packages that advisories of GitHub and OSV state. */
final class PackageAdvisoriesTest {
  private static ParsedDocument.Items items(Format format, String json) {
    return ParseSupport.items(
        FeedParser.parse(format, "feed", json.getBytes(UTF_8), null, null, ParseSupport.SEEN));
  }

  private static StatedFacts stated(Format format, String json) {
    return items(format, json).items().getFirst().advisory().statedFacts();
  }

  private static String advisory(String first, int others, String last) {
    return IntStream.range(0, others)
        .mapToObj(i -> first + i)
        .map(name -> "{\"package\":{\"ecosystem\":\"npm\",\"name\":\"" + name + "\"}}")
        .collect(
            Collectors.joining(
                ",",
                "[{\"ghsa_id\":\"G\",\"type\":\"malware\",\"vulnerabilities\":[",
                ",{\"package\":{\"ecosystem\":\"npm\",\"name\":\"" + last + "\"}}]}]"));
  }

  @Test
  void ghsa_namesEveryPackageOfThousands() {
    ParsedDocument.Items items =
        items(Format.GHSA, advisory("larkspur-", 3_000, "@quillforge/kit"));

    assertThat(items.completeness().isDegraded()).isFalse();
    assertThat(items.items().getFirst().advisory().statedFacts().packages())
        .hasSize(3_001)
        .endsWith(new PackageName("npm", "@quillforge/kit"));
    assertThat(items.items().getFirst().advisory().title())
        .isEqualTo(
            "Malware in npm package larkspur-0, npm package larkspur-1, npm package larkspur-2 and"
                + " 2998 more packages");
  }

  @Test
  void ghsa_tooManyPackages_keepsEveryPublisherAndCountsTheRest() {
    ParsedDocument.Items items =
        items(Format.GHSA, advisory("@larkmail/press-", 9_000, "@quillforge/kit"));

    StatedFacts stated = items.items().getFirst().advisory().statedFacts();
    assertThat(stated.packages())
        .hasSizeLessThan(9_001)
        .contains(new PackageName("npm", "@quillforge/kit"));
    assertThat(items.completeness().skipped()).isEqualTo(9_001 - stated.packages().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'ghsa_id':'G','type':'malware'}|true",
        "{'ghsa_id':'G','type':'reviewed','cwes':[{'cwe_id':'CWE-506'}]}|true",
        "{'ghsa_id':'G','type':'reviewed','summary':'Embedded malware in quillkit'}|true",
        "{'ghsa_id':'G','type':'reviewed','summary':'Malicious code execution in quillkit'}|false",
        "{'ghsa_id':'G','type':'reviewed','cwes':[{'cwe_id':'CWE-79'}]}|false"
      })
  void ghsa_knowsMalwareByTypeWeaknessOrSummary(String json, boolean malware) {
    assertThat(stated(Format.GHSA, json.replace('\'', '"')).malware()).isEqualTo(malware);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'MAL-2026-2','affected':[]}|true",
        "{'id':'GHSA-1','aliases':['MAL-2026-2'],'affected':[]}|true",
        "{'id':'X-1','summary':'Malicious code in quillkit (PyPI)','affected':[]}|true",
        "{'id':'X-1','affected':[{'database_specific':{'cwes':[{'cweId':'CWE-506'}]}}]}|true",
        "{'id':'X-1','database_specific':{'malicious-packages-origins':[]},'affected':[]}|true",
        "{'id':'X-1','summary':'Quillkit reads too much','affected':[]}|false"
      })
  void osv_knowsMalwareByIdAliasWeaknessOrSummary(String json, boolean malware) {
    assertThat(stated(Format.OSV, json.replace('\'', '"')).malware()).isEqualTo(malware);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'package':{'ecosystem':'Maven:https://repo.example','name':'com.quill:kit'}}|Maven:com.quill:kit",
        "{'package':{'purl':'pkg:npm/%40quillforge/kit@1.2?a=b'}}|npm:@quillforge/kit",
        "{'ranges':[{'type':'GIT','repo':'https://github.com/quillforge/kit.git'}]}|GIT:https://github.com/quillforge/kit"
      })
  void osv_namesThePackageInAnyForm(String affected, String name) {
    String json = "{'id':'MAL-2026-3','affected':[" + affected + "]}";

    assertThat(stated(Format.OSV, json.replace('\'', '"')).packages())
        .extracting(PackageName::toString)
        .containsExactly(name);
  }

  @Test
  void osv_withoutPackages_usesTheOneInItsSummary() {
    String json =
        "{\"id\":\"MAL-1\",\"summary\":\"Malicious code in @quillforge/kit (npm)\",\"affected\":[]}";

    assertThat(stated(Format.OSV, json).packages())
        .containsExactly(new PackageName("npm", "@quillforge/kit"));
  }
}
