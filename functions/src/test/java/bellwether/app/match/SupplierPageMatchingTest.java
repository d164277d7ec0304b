package bellwether.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.vendor.Vendor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that what pages of subprocessors say is used without a change of a vendor list. */
final class SupplierPageMatchingTest {
  private static final URI PAGE = URI.create("https://inkwell.example/subprocessors");
  private static final String BREACH =
      "Gridmoth confirmed on Tuesday that attackers broke into its network and stole customer data.";

  private final MatchingRun run = new MatchingRun();

  private void read(String supplier) {
    SupplierPage page =
        run.stores.supplierPages().find(PAGE).orElseGet(() -> SupplierPage.neverRead(PAGE));
    run.stores
        .supplierPages()
        .save(
            page.afterRead(
                List.of(new SupplierPage.Row(supplier, supplier + " | Support | Ireland")),
                null,
                null,
                run.clock.instant()));
  }

  private List<SupplierNotice> suppliers() {
    return run.deliveries.findRecent("T1", 100).stream()
        .map(Delivery::notice)
        .filter(SupplierNotice.class::isInstance)
        .map(SupplierNotice.class::cast)
        .toList();
  }

  @Test
  void newRows_areUsedWithinAnHour_withTheirQuoteAndExpiry() {
    run.customers.addVendor(
        "T1", Vendor.ofName("Inkwell").withChain(new SupplyChain(List.of(), false, PAGE)));
    read("Larchfield");
    run.addAdvisory("a1", "Gridmoth confirms data breach", BREACH);
    assertThat(suppliers()).isEmpty();

    read("Gridmoth, Inc., 12 Harbour Street (support)");
    run.clock.advance(Duration.ofHours(2));
    run.addAdvisory("a2", "Gridmoth breach grows", BREACH + " It now says that more was stolen.");

    assertThat(suppliers()).hasSize(1);
    assertThat(suppliers().getFirst().incident().users().links())
        .singleElement()
        .satisfies(link -> {
          assertThat(link.source()).isEqualTo(SupplierLink.PAGE);
          assertThat(link.supplier()).isEqualTo("Gridmoth, Inc.");
          assertThat(link.quote()).endsWith(" | Support | Ireland");
        });
    run.clock.advance(Duration.ofDays(61));
    run.addAdvisory("a3", "Gridmoth breached by other gang", BREACH.replace("Tuesday", "Monday"));
    assertThat(suppliers()).hasSize(1);
  }
}
