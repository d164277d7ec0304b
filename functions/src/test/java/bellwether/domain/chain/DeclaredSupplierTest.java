package bellwether.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a vendor list names a supplier, and how long that counts. */
final class DeclaredSupplierTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Okta | Okta | vendor list |",
        "Okta [2026-11-03] | Okta | vendor list | 2026-11-03",
        "Inkwell SE [DORA register, rank 2, contract C-1] | Inkwell SE | DORA register, rank 2, contract C-1 |",
        "Inkwell SE [DORA register, rank 2, 2026-11-03] | Inkwell SE | DORA register, rank 2 | 2026-11-03",
        "[24]7.ai | [24]7.ai | vendor list |",
        "Okta [2026-13-40] | Okta | 2026-13-40 |",
        "Okta [] | Okta | vendor list |"
      })
  void parse_readsNameSourceAndDate(String text, String name, String source, LocalDate date) {
    assertThat(DeclaredSupplier.parse(text)).isEqualTo(new DeclaredSupplier(name, source, date));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Okta", "Okta [2026-11-03]", "A, B [register 7]", "A [b, c, 2026-01-02]"})
  void text_isReadAgain(String text) {
    assertThat(DeclaredSupplier.parse(text).text()).isEqualTo(text);
  }

  @Test
  void longNamesAndSources_areCut() {
    DeclaredSupplier cut = DeclaredSupplier.parse("n".repeat(900) + " [" + "s".repeat(900) + "]");

    assertThat(cut.name()).hasSize(200);
    assertThat(cut.source()).hasSize(120);
  }

  @Test
  void undatedSupplier_isConfirmedToday_unlessItWasRecently() {
    SupplyChain imported = new SupplyChain(List.of(DeclaredSupplier.parse("Okta")), false);

    assertThat(imported.confirmed(SupplyChain.NONE, TODAY).uses())
        .containsExactly(DeclaredSupplier.parse("Okta [2026-11-30]"));
    assertThat(imported.confirmed(chain("Okta [2026-11-03]"), TODAY).uses())
        .containsExactly(DeclaredSupplier.parse("Okta [2026-11-03]"));
    assertThat(imported.confirmed(chain("Okta [2026-01-03]"), TODAY).uses())
        .containsExactly(DeclaredSupplier.parse("Okta [2026-11-30]"));
  }

  @Test
  void link_countsForThirteenMonths_orWithoutLimitIfItsDateIsUnknown() {
    SupplierLink dated = SupplierLink.ofList("X", DeclaredSupplier.parse("Okta [2025-10-30]"));

    assertThat(dated.isValidOn(LocalDate.of(2026, 11, 29))).isTrue();
    assertThat(dated.isValidOn(LocalDate.of(2026, 11, 30))).isFalse();
    assertThat(SupplierLink.ofList("X", DeclaredSupplier.parse("Okta")).isValidOn(TODAY)).isTrue();
  }

  @Test
  void users_ofManyVendors_areAFewAndANumber() {
    List<SupplierLink> links =
        IntStream.range(0, 40)
            .mapToObj(i -> SupplierLink.ofList("Vendor " + i, DeclaredSupplier.parse("Okta")))
            .toList();

    DeclaredUsers users = DeclaredUsers.of(links);

    assertThat(users.links()).hasSize(5);
    assertThat(users.count()).isEqualTo(40);
  }

  private static SupplyChain chain(String supplier) {
    return new SupplyChain(List.of(DeclaredSupplier.parse(supplier)), false);
  }
}
