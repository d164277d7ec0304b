package bellwether.app.discover;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.vendor.DeclaredLink;
import bellwether.domain.vendor.DeclaredLink.Party;
import bellwether.domain.vendor.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which suppliers a DORA register adds to a direct provider. */
final class RegisteredSuppliersTest {
  private final RegisteredSuppliers registered =
      new RegisteredSuppliers(
          List.of(
              link("C-1", 2, "Inkwell SE", "Quillforge GmbH"),
              link("C-1", 3, "Gridmoth", "Inkwell SE"),
              link("C-2", 2, "Larchfield", "Ferncast Ltd"),
              link("C-3", 3, "Orphan", "Nobody known"),
              link("C-4", 2, "...", "Quillforge GmbH")));

  @Test
  void subcontractorsOfEveryRank_areSuppliersOfTheDirectProviderOfTheirContract() {
    Vendor vendor = registered.addedTo(Vendor.ofName("Quillforge"), "Quillforge");

    assertThat(vendor.chain().uses())
        .extracting(DeclaredSupplier::text)
        .containsExactly(
            "Inkwell SE [DORA register, rank 2, contract C-1]",
            "Gridmoth [DORA register, rank 3, contract C-1]");
  }

  @Test
  void knownSuppliers_stayAsTheyAre() {
    SupplyChain chain =
        new SupplyChain(
            List.of(
                DeclaredSupplier.parse("Okta"),
                DeclaredSupplier.parse(
                    "Larchfield [DORA register, rank 2, contract C-2, 2026-01-02]")),
            true);
    Vendor listed = Vendor.ofName("Our host").withChain(chain);

    assertThat(registered.addedTo(listed, "Ferncast")).isSameAs(listed);
    assertThat(registered.addedTo(listed, "Quillforge").chain().uses())
        .extracting(DeclaredSupplier::name)
        .containsExactly("Okta", "Larchfield", "Inkwell SE", "Gridmoth");
    assertThat(registered.addedTo(listed, "Quillforge").chain().alerts()).isTrue();
  }

  private static DeclaredLink link(String contract, int rank, String provider, String recipient) {
    return new DeclaredLink(
        contract, "eba_TA:S09", rank, new Party("", provider), new Party("", recipient));
  }
}
