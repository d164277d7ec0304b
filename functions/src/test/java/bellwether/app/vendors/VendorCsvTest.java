package bellwether.app.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.csv.CsvCells;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class VendorCsvTest {
  private static final long SEED = 20261125;

  private static final String[] PIECES = {
    "=",
    "+",
    "-",
    "@",
    "'",
    "''",
    "\"",
    "\"\"",
    ",",
    ";",
    "; ",
    "\\",
    "\\;",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "#",
    "=cmd|' /C calc'!A0",
    "＝",
    "Acme",
    "é",
    "e\u0301",
    "株式会社",
    "😀",
    "\u202e",
    "\u00a0",
    "\ufeff",
    "null",
    "|",
    "x"
  };

  private final Random random = new Random(SEED);

  @Test
  void list_readsBackAsItWasWritten() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      List<Vendor> vendors = vendors();
      String csv = VendorCsv.write(vendors);
      String which = String.format(Locale.ROOT, "seed %d, case %d: %s", SEED, i, csv);
      VendorTable table = VendorCsv.read(csv.getBytes(UTF_8), VendorCsv.Limits.UNLIMITED);
      assertThat(table.vendors()).as(which).isEqualTo(vendors);
      assertThat(table.warnings()).as(which).isEmpty();
      assertThat(VendorCsv.write(table.vendors())).as(which).isEqualTo(csv);
    }
  }

  @Test
  @Tag("case-67")
  void writtenCells_neverStartAFormula() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      String csv = VendorCsv.write(vendors());
      try (CSVParser rows = CSVParser.parse(csv, CSVFormat.RFC4180)) {
        for (CSVRecord row : rows) {
          for (String cell : row) {
            assertThat(cell)
                .as("seed %d, case %d", SEED, i)
                .doesNotMatch("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*")
                .doesNotMatch("(?s).*;[\\s\"]*[=+\\-@＝＋－＠].*");
          }
        }
      }
    }
  }

  @Test
  @Tag("case-67")
  void formulaAfterASemicolon_isTextWhereSemicolonsSeparateColumns() throws Exception {
    Vendor vendor =
        new Vendor(
            "Acme;=cmd()",
            List.of(),
            List.of("a;+1", "b; \"@c", "plain;x"),
            List.of(),
            "1;-2",
            null,
            List.of());

    String csv = VendorCsv.write(List.of(vendor));

    assertThat(csv).doesNotContain(";=", ";+", "\"@").contains("Acme;'=cmd()", "1;'-2");
    assertThat(read(csv).vendors()).containsExactly(vendor);
  }

  @Test
  @Tag("case-67")
  void formulas_areReadAsText() throws Exception {
    VendorTable table =
        read("name,aliases,owner\n=Acme(),+1;'@b;'s-Hertogenbosch,'=HYPERLINK(1)\n");
    assertThat(table.vendors())
        .containsExactly(
            new Vendor(
                "=Acme()",
                List.of(),
                List.of("+1", "@b", "'s-Hertogenbosch"),
                List.of(),
                null,
                "=HYPERLINK(1)",
                List.of()));
    assertThat(VendorCsv.write(table.vendors()).lines())
        .containsExactly(
            "name,domain,aliases,products,tier,owner,exclude,status",
            "'=Acme(),,'+1; '@b; 's-Hertogenbosch,,,'=HYPERLINK(1),,");
  }

  @Test
  void lists_splitAtUnescapedSemicolons() {
    assertThat(CsvCells.readList("a; b ;;c\\;d;e\\ ;f"))
        .containsExactly("a", "b", "c;d", "e\\", "f");
    assertThat(CsvCells.writeList(List.of("e\\", "c;d", "\\;"))).isEqualTo("e\\ ; c\\;d; \\\\;");
  }

  @Test
  void oddities_areWarnings() throws Exception {
    VendorTable table =
        read("\uFEFFOwner , NAME,Notes\nAda,Okta,x\nBo,okta!,\n,\"\",y\n\nCy,Box,z,left over\n");
    assertThat(table.vendors()).extracting(Vendor::name).containsExactly("Okta", "Box");
    assertThat(table.vendors()).extracting(Vendor::owner).containsExactly("Ada", "Cy");
    assertThat(table.warnings())
        .containsExactly(
            "column ignored: notes",
            "line 3: \"okta!\" is listed twice, the first is used",
            "line 4: no name, row skipped",
            "line 6 has more cells than the header: add a heading, or put text with commas in quotes");
  }

  @Test
  void statusPage_isOptionalAndNormalized() throws Exception {
    VendorTable table =
        read("Status,name\n HTTPS://Status.Quillforge.example ,Quillforge\n,Ferncast\n");

    assertThat(table.warnings()).isEmpty();
    assertThat(table.vendors())
        .extracting(Vendor::statusPage)
        .containsExactly(new StatusPage(URI.create("https://status.quillforge.example/")), null);
    assertThat(VendorCsv.write(table.vendors()).lines())
        .containsExactly(
            "name,domain,aliases,products,tier,owner,exclude,status",
            "Quillforge,,,,,,,https://status.quillforge.example/",
            "Ferncast,,,,,,,");
    assertThat(read("name\nQuillforge\n").mergedWith(table.vendors()))
        .as("a table without the column")
        .isEqualTo(List.of(table.vendors().getFirst()));
  }

  @Test
  void missingColumns_keepExistingValues() throws Exception {
    Vendor old =
        new Vendor(
            "Okta", List.of("okta.com"), List.of("O"), List.of("Auth0"), "1", "Ada", List.of("ok"));
    assertThat(read("name,owner,aliases\nOKTA,,\nBox,,\n").mergedWith(List.of(old)))
        .containsExactly(
            new Vendor(
                "OKTA", old.domains(), List.of(), old.products(), "1", null, old.excludedPhrases()),
            Vendor.ofName("Box"));
  }

  private static VendorTable read(String csv) throws BadTableException {
    return VendorCsv.read(csv, VendorCsv.Limits.UPLOAD);
  }

  private List<Vendor> vendors() {
    Set<String> keys = new HashSet<>();
    return Stream.generate(this::vendor)
        .limit(1 + random.nextInt(8))
        .filter(vendor -> keys.add(vendor.key()))
        .toList();
  }

  private Vendor vendor() {
    return new Vendor(
        text(text(text("") + random.nextInt(1_000)) + "v"),
        domains(),
        texts(),
        texts().stream()
            .map(each -> each.replace(",", "").strip())
            .filter(each -> !each.isEmpty())
            .toList(),
        random.nextBoolean() ? null : "tier " + (1 + random.nextInt(3)),
        random.nextBoolean() ? null : text("o"),
        texts(),
        random.nextBoolean()
            ? null
            : new StatusPage(URI.create("https://status" + random.nextInt(9) + ".example/a,b;c")));
  }

  private List<String> domains() {
    return Stream.of("acme.com", "société.example", "a-b.co.uk")
        .filter(domain -> random.nextBoolean())
        .toList();
  }

  private List<String> texts() {
    return Stream.generate(() -> text("a")).limit(random.nextInt(4)).toList();
  }

  /** Removes invisible blanks. */
  private String text(String core) {
    StringBuilder text = new StringBuilder();
    int at = random.nextInt(5);
    for (int i = 0; i < 5; i++) {
      text.append(
          i == at ? core : random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : "");
    }
    return text.toString().strip();
  }
}
