package bellwether.app.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.vendor.Vendor;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the columns of a vendor list that name the suppliers of its vendors. */
final class UsesColumnTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @Test
  void uses_areReadAndWritten() throws Exception {
    VendorTable table =
        read(
            """
            name,uses,uses_alert
            Ferncast,"Okta; Inkwell SE [DORA register, rank 2, contract C-1, 2026-11-03]",Yes
            Quillforge,,
            """);

    assertThat(table.warnings()).isEmpty();
    assertThat(table.vendors().getFirst().chain())
        .isEqualTo(
            new SupplyChain(
                List.of(
                    new DeclaredSupplier("Okta", "vendor list", null),
                    new DeclaredSupplier(
                        "Inkwell SE",
                        "DORA register, rank 2, contract C-1",
                        LocalDate.of(2026, 11, 3))),
                true));
    String written = VendorCsv.write(table.vendors());
    assertThat(written.lines())
        .containsExactly(
            "name,domain,aliases,products,tier,owner,exclude,status,uses,uses_alert",
            "Ferncast,,,,,,,,\"Okta; Inkwell SE [DORA register, rank 2, contract C-1, 2026-11-03]\",yes",
            "Quillforge,,,,,,,,,");
    assertThat(read(written).vendors()).isEqualTo(table.vendors());
  }

  @Test
  void listWithoutUses_isWrittenAsBefore() {
    assertThat(VendorCsv.write(List.of(Vendor.ofName("Okta"))).lines())
        .first()
        .isEqualTo("name,domain,aliases,products,tier,owner,exclude,status");
  }

  @Test
  void previewOfAnImport_showsThem() throws Exception {
    List<Vendor> current = List.of(Vendor.ofName("Ferncast"));
    VendorTable table = read("name,uses\nFerncast,Okta\n");

    VendorDiff diff =
        VendorDiff.of(
            current, table.confirmed(current, TODAY).mergedWith(current), VendorDiff.Mode.ADD);

    assertThat(diff.describe(5)).contains("~ Ferncast: uses none becomes \"Okta [2026-11-30]\"");
    List<Vendor> saved = List.of(diff.changed().getFirst().after());
    assertThat(table.confirmed(saved, TODAY.plusDays(7)).mergedWith(saved)).isEqualTo(saved);
    assertThat(read("name\nFerncast\n").mergedWith(saved)).isEqualTo(saved);
  }

  @Test
  void tooManyAndUnclearValues_areWarnings() throws Exception {
    String many = IntStream.range(0, 300).mapToObj(i -> "S" + i).collect(Collectors.joining(";"));

    VendorTable table = read("name,uses,uses_alert\nFerncast,...;" + many + ",maybe\n");

    assertThat(table.vendors().getFirst().chain().uses()).hasSize(200);
    assertThat(table.vendors().getFirst().chain().alerts()).isFalse();
    assertThat(table.warnings())
        .containsExactlyInAnyOrder(
            "line 2: uses names 300 suppliers, the first 200 are used",
            "line 2: uses_alert \"maybe\" is not yes or no, so it means no");
  }

  private static VendorTable read(String csv) throws BadTableException {
    return VendorCsv.read(csv, VendorCsv.Limits.UPLOAD);
  }
}
