package bellwether.local.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.discover.dns.DnsLookup;
import bellwether.app.discover.dns.DnsLookupException;
import bellwether.local.cli.UserError;
import bellwether.local.command.VendorFileReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoverCommandTest {
  private static final String SAMPLES = "../events/discover/";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(DnsLookup dns, String... words) throws Exception {
    return new DiscoverCommand(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), dns)
        .run(List.of(words));
  }

  private int run(String... words) throws Exception {
    return run(
        (name, type) -> {
          throw new AssertionError("looked up " + type + " " + name);
        },
        words);
  }

  @Test
  void samples_areReadTogetherAndWritten() throws Exception {
    List<String> words = new ArrayList<>();
    for (String file :
        List.of("okta-apps.json", "dora-register.zip", "example-zone.txt", "bom.spdx")) {
      words.add(SAMPLES + file);
    }
    Path list = folder.resolve("vendors.csv");
    words.addAll(List.of("--vendors", "../events/vendors.csv", "--out", list.toString()));

    assertThat(run(words.toArray(String[]::new))).isZero();

    assertThat(out.toString(UTF_8))
        .contains("vendors of past or present use, 2 of them on your list")
        .contains("\nMicrosoft, on your list\n  CONTRACT: dora-register.zip, b_05.01.csv row 2")
        .contains("Declared chain", "Left out:", "Delete the rows that you do not want to watch");
    assertThat(err.toString(UTF_8)).isEmpty();
    List<String> warnings = new ArrayList<>();
    assertThat(VendorFileReader.read(list, warnings::add))
        .extracting(vendor -> vendor.name())
        .contains("Salesforce", "Zendesk", "Netlify")
        .doesNotContain("Okta");
    assertThat(VendorFileReader.read(list, _ -> {}))
        .filteredOn(vendor -> vendor.name().equals("Microsoft"))
        .singleElement()
        .satisfies(vendor -> {
          assertThat(vendor.aliases()).as("as on the list").containsExactly("MSFT");
          assertThat(vendor.chain().uses())
              .as("subcontractors in the register")
              .isNotEmpty()
              .allMatch(use -> use.source().startsWith("DORA register, rank "));
        });
    assertThat(warnings).singleElement().asString().contains("column ignored: declared_sub");
  }

  @Test
  void domain_isLookedUpOnlyWhenAsked() throws Exception {
    DnsLookup dns =
        (name, type) ->
            (type + " " + name).equals("MX q.invalid") ? List.of("5 smtp.google.com.") : List.of();

    assertThat(run(dns, "--domain", "https://www.Q.invalid/")).isZero();

    assertThat(out.toString(UTF_8)).contains("Google\n  MAIL: q.invalid, lookup of MX q.invalid");
  }

  @Test
  void failedLookup_isExitCode1() {
    DnsLookup dns =
        (name, type) -> {
          throw new DnsLookupException("no answer");
        };

    assertThatThrownBy(() -> run(dns, "--domain", "q.invalid"))
        .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.exitCode()).isEqualTo(1))
        .hasMessage("q.invalid could not be looked up: no answer");
  }

  @Test
  void existingFile_isNotOverwritten() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.csv"), "name\nMine\n");

    assertThatThrownBy(() -> run(SAMPLES + "bom.spdx", "--out", mine.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("exists already: name another file");
    assertThat(mine).hasContent("name\nMine\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void tenant_leavesOutYourOwnApplications() throws Exception {
    run(
        SAMPLES + "entra-service-principals.json",
        "--tenant",
        "CCCC0000-1111-2222-3333-444455556666");

    assertThat(out.toString(UTF_8))
        .contains("application \"Zoom\", publisher verified as", ": your own application");
  }
}
