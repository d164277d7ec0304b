package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code parse} as the input of {@code match}. */
final class ParseThenMatchTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private String parse(String format, String json) throws Exception {
    Path file = folder.resolve("feed.json");
    Files.writeString(file, json.replace('\'', '"'));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(
            new ParseCommand(print, print, CLOCK).run(List.of("--format", format, file.toString())))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<JsonNode> match(String lines) throws Exception {
    Path vendors = Files.writeString(folder.resolve("vendors.csv"), "name\nQuillforge\nLarkmail\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var _ =
        new MatchCommand(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                print,
                print,
                CLOCK)
            .run(List.of("--vendors", vendors.toString()));
    ObjectMapper json = new ObjectMapper();
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .<JsonNode>map(line -> {
          try {
            return json.readTree(line).path("matches");
          } catch (IOException e) {
            throw new AssertionError(line, e);
          }
        })
        .toList();
  }

  @Test
  void malware_alerts_andRetractionCreatesNoIncident() throws Exception {
    String record =
        "{'id':'MAL-1','summary':'Malicious code in @quillforge/kit (npm)',%s"
            + "'affected':[{'package':{'ecosystem':'npm','name':'@quillforge/kit'}}]}";
    String first = parse("osv", String.format(Locale.ROOT, record, ""));
    String withdrawn =
        parse("osv", String.format(Locale.ROOT, record, "'withdrawn':'2026-01-20T00:00:00Z',"));

    assertThat(first).contains("\"malware\":true", "\"packages\":[\"npm:@quillforge/kit\"]");
    List<JsonNode> matches = match(first + withdrawn);

    assertThat(matches.getFirst().path(0).path("role").asText()).isEqualTo("SOURCE");
    assertThat(matches.getFirst().path(0).path("kind").asText()).isEqualTo("NEW");
    assertThat(matches.getLast().path(0).path("alert").asBoolean()).isFalse();
    assertThat(matches.getLast().path(0).path("confidence").asText()).isEqualTo("RETRACTED");
    assertThat(matches.getLast().path(0).path("incident").isNull()).isTrue();
  }

  @Test
  void exploitedVulnerability_alertsForEveryVendor() throws Exception {
    String lines =
        parse(
            "csaf",
            "{'document':{'title':'T','tracking':{'id':'1'}},'product_tree':{'branches':["
                + "{'category':'vendor','name':'Quillforge','branches':[{'category':'product_name',"
                + "'name':'Gatehouse'}]},{'category':'vendor','name':'Larkmail'}]},"
                + "'vulnerabilities':[{'cve':'CVE-2026-1001','threats':[{'category':"
                + "'exploit_status','details':'Exploited:Yes'}]}]}");

    assertThat(match(lines).getFirst())
        .extracting(
            match -> match.path("vendor").asText(), match -> match.path("alert").asBoolean())
        .containsExactly(tuple("Quillforge", true), tuple("Larkmail", true));
  }

  @Test
  void exploitedProductAndClaim_alert() throws Exception {
    String kev =
        parse(
            "kev",
            "{'vulnerabilities':[{'cveID':'CVE-2026-1001','vendorProject':'Quillforge',"
                + "'product':'Gatehouse','vulnerabilityName':'Path traversal'}]}");
    String claim = "{\"id\":\"2\",\"victims\":[\"Larkmail\"],\"claim\":true}";
    String odd = "{\"id\":\"3\",\"victims\":null,\"packages\":{},\"records\":\"many\"}";

    List<JsonNode> matches = match(kev + claim + "\n" + odd);

    assertThat(matches.get(0).path(0).path("role").asText()).isEqualTo("SOURCE");
    assertThat(matches.get(1).path(0).path("confidence").asText()).isEqualTo("ALLEGED");
    assertThat(matches.get(2)).isEmpty();
  }
}
