package bellwether.feed.format.mapped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is read from pages of subprocessors, in the shapes that vendors give them. */
final class SupplierTablesTest {
  @Test
  void tableWithEntityAndCountry_hasNamesWithoutAddresses() throws Exception {
    assertThat(read("suppliers-entity-country.html").rows())
        .containsExactly(
            new SupplierTables.Row(
                "Amazon Web Services, Inc.",
                "Amazon Web Services, Inc. | Cloud hosting | United States"),
            new SupplierTables.Row(
                "Inkwell SE", "Inkwell SE 12 Harbour Street, Bremen | E-mail delivery | Germany"),
            new SupplierTables.Row(
                "Gridmoth Ltd. (formerly Larchfield)",
                "Gridmoth Ltd. (formerly Larchfield) | Support desk & chat | Ireland"));
  }

  @Test
  void severalTables_areAllRead_butNoOthers() throws Exception {
    assertThat(read("suppliers-two-tables.html").rows())
        .extracting(SupplierTables.Row::name)
        .containsExactly("Okta, Inc.", "Inkwell*", "Quillforge Brasil Ltda.", "Quillforge, Inc.");
  }

  @Test
  void spannedCells_countOnceForEachName() throws Exception {
    assertThat(read("suppliers-rowspan.html").rows())
        .extracting(SupplierTables.Row::name)
        .containsExactly("Inkwell SE", "Gridmoth GmbH", "Larchfield AG");
  }

  @Test
  void markdown_isReadWithAndWithoutOuterBars() throws Exception {
    assertThat(read("suppliers.md").rows())
        .containsExactly(
            new SupplierTables.Row("Inkwell", "Inkwell | Sends e-mail | text messages | USA"),
            new SupplierTables.Row("Gridmoth", "Gridmoth | Support desk | EU | Ireland"));
  }

  @Test
  void pageWithoutTable_saysSo() throws Exception {
    SupplierTables.Result read = read("suppliers-list.html");

    assertThat(read.rows()).isEmpty();
    assertThat(read.problem()).isEqualTo("no table with a column of names found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Subprocessor;Purpose;Location | 0",
        "Location;Sub-processor Name | 1",
        "Entity Type;Entity Name;Entity Country | 1",
        "Vendor;Vendor location | 0",
        "Service provider;Description of service | 0",
        "Sous-traitant ultérieur;Finalité;Pays | 0",
        "Nombre del subencargado;Finalidad;Ubicación | 0",
        "Fornitore;Scopo;Sede | 0",
        "Naam subverwerker;Doel;Land | 0",
        "Cookie;Purpose | -1",
        "Country;Service | -1",
        "Vendor | -1",
        "Vendor; | -1",
      })
  void columnOfNames_isFoundByItsHeading(String headings, int column) {
    assertThat(SupplierHeadings.nameColumn(List.of(headings.split(";", -1)))).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 20_000})
  void hugeTable_isCut(int rows) {
    StringBuilder page = new StringBuilder("<table><tr><th>Vendor</th><th>Country</th></tr>");
    for (int i = 0; i < rows; i++) {
      page.append("<tr><td>V").append(i).append("</td><td>").append("x".repeat(500));
    }

    SupplierTables.Result read = SupplierTables.read(page.toString());

    assertThat(read.rows()).hasSize(SupplierTables.MAX_ROWS);
    assertThat(read.rows()).allSatisfy(row -> assertThat(row.quote()).hasSizeLessThan(202));
  }

  @Test
  void damagedPages_areReadOrRejected() throws Exception {
    for (String file :
        List.of("suppliers-two-tables.html", "suppliers.md", "suppliers-rowspan.html")) {
      String page = text(file);
      for (int seed = 0; seed < 200; seed++) {
        Random random = new Random(seed);
        StringBuilder damaged = new StringBuilder(page);
        for (int i = 0; i < 8; i++) {
          damaged.setCharAt(random.nextInt(page.length()), (char) (32 + random.nextInt(95)));
        }
        damaged.setLength(random.nextInt(page.length()));
        assertThat(SupplierTables.read(damaged.toString()))
            .as(file + " with seed " + seed)
            .isNotNull();
      }
    }
  }

  @Test
  void bombs_areBounded() {
    assertThat(SupplierTables.read("<table>".repeat(400_000)).problem()).contains("tags");
    assertThat(SupplierTables.read("<table><tr>".repeat(20_000)).rows()).isEmpty();
    assertThat(SupplierTables.read("|-".repeat(1_000_000)).rows()).isEmpty();
    assertThat(SupplierTables.read("a|b\n-|-\n".repeat(50_000)).rows()).isEmpty();
    assertThat(
            SupplierTables.read("[".repeat(3_000) + "|\n-|-\n" + "[x](".repeat(900) + "|").rows())
        .isEmpty();
  }

  private static SupplierTables.Result read(String file) throws IOException {
    return SupplierTables.read(text(file));
  }

  private static String text(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SupplierTablesTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
