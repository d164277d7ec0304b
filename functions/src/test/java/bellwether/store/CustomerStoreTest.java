package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class CustomerStoreTest {
  private static final Vendor HARBOUR = Vendor.ofName("Harbour Mail");
  private static final Vendor ORCHARD =
      new Vendor(
          "Sun Orchard",
          List.of("sunorchard.example"),
          List.of("SunO"),
          List.of("Trellis"),
          "1",
          "dana@customer.example",
          List.of("sun orchards of Kent"),
          new StatusPage(URI.create("https://status.sunorchard.example/")));

  private final CustomerStore customers;

  CustomerStoreTest(StoreBackend backend) {
    assumeThat(backend.supportsTransactions()).as("the backend supports transactions").isTrue();
    customers = backend.createStores().customers();
  }

  @Test
  void vendors_isEmptyForAnUnknownCustomer() {
    assertThat(customers.vendors("T1")).isEmpty();
    assertThat(customers.watchlists()).isEmpty();
  }

  @Test
  void addVendor_keepsAllFields() {
    customers.addVendor("T1", ORCHARD);
    assertThat(customers.vendors("T1")).containsExactly(ORCHARD);
  }

  @Test
  void addVendor_replacesAVendorOfTheSameKey() {
    customers.addVendor("T1", Vendor.ofName("SUN  orchard"));
    customers.addVendor("T1", ORCHARD);
    assertThat(customers.vendors("T1")).containsExactly(ORCHARD);
  }

  @Test
  void vendors_areOrderedByNameWhateverTheCase() {
    for (String name : List.of("beta", "Alpha", "Gamma", "alpha two")) {
      customers.addVendor("T1", Vendor.ofName(name));
    }
    assertThat(customers.vendors("T1"))
        .extracting(Vendor::name)
        .containsExactly("Alpha", "alpha two", "beta", "Gamma");
  }

  @Test
  void vendors_areOfOneCustomer() {
    customers.addVendor("T1", HARBOUR);
    customers.addVendor("T12", ORCHARD);
    assertThat(customers.vendors("T1")).containsExactly(HARBOUR);
  }

  @Test
  void removeVendor_removesTheVendorOnce() {
    customers.addVendor("T1", HARBOUR);
    assertThat(customers.removeVendor("T1", HARBOUR.key())).isTrue();
    assertThat(customers.removeVendor("T1", HARBOUR.key())).isFalse();
    assertThat(customers.vendors("T1")).isEmpty();
    assertThat(customers.watchlists()).isEmpty();
  }

  @Test
  void removeVendor_keepsVendorsOfOtherCustomers() {
    customers.addVendor("T1", HARBOUR);
    customers.addVendor("T2", HARBOUR);
    assertThat(customers.removeVendor("T1", HARBOUR.key())).isTrue();
    assertThat(customers.vendors("T2")).containsExactly(HARBOUR);
  }

  @Test
  void watchlists_hasEveryCustomersList() {
    customers.addVendor("T1", HARBOUR);
    customers.addVendor("T2", ORCHARD);
    customers.addVendor("T2", HARBOUR);
    assertThat(customers.watchlists())
        .containsExactlyInAnyOrder(
            new Watchlist("T1", List.of(HARBOUR)), new Watchlist("T2", List.of(HARBOUR, ORCHARD)));
  }

  @Test
  void watchlistVersion_growsWithEveryChangeAndOnlyThen() {
    long empty = customers.watchlistVersion();
    customers.addVendor("T1", HARBOUR);
    long watched = customers.watchlistVersion();
    assertThat(watched).isGreaterThan(empty);
    customers.removeVendor("T1", "nobody");
    customers.vendors("T1");
    assertThat(customers.watchlistVersion()).isEqualTo(watched);
    customers.removeVendor("T1", HARBOUR.key());
    assertThat(customers.watchlistVersion()).isGreaterThan(watched);
  }

  @Test
  void addVendor_losesNoneOfManyWrites() throws Exception {
    long before = customers.watchlistVersion();
    ConcurrentWriters.countWinners(writer -> {
      customers.addVendor("T1", Vendor.ofName("Vendor " + writer));
      return true;
    });
    assertThat(customers.vendors("T1")).hasSize(ConcurrentWriters.WRITER_COUNT);
    assertThat(customers.watchlistVersion()).isEqualTo(before + ConcurrentWriters.WRITER_COUNT);
  }

  @Test
  void removeVendor_returnsTrueToOneOfManyWriters() throws Exception {
    customers.addVendor("T1", HARBOUR);
    assertThat(
            ConcurrentWriters.countWinners(writer -> customers.removeVendor("T1", HARBOUR.key())))
        .isEqualTo(1);
  }

  @Test
  void addVendor_acceptsNamesOfAnyLengthAndScript() {
    Vendor endless = Vendor.ofName("x".repeat(3000));
    Vendor strange = Vendor.ofName("株式会社 😀 ñandú #1");
    customers.addVendor("T1", endless);
    customers.addVendor("T1", strange);
    assertThat(customers.vendors("T1")).containsExactlyInAnyOrder(endless, strange);
    assertThat(customers.removeVendor("T1", endless.key())).isTrue();
    assertThat(customers.vendors("T1")).containsExactly(strange);
  }

  @Test
  void settings_areTheDefaultsUntilSaved() {
    assertThat(customers.settings("T1")).isEqualTo(Settings.DEFAULTS);
    customers.addVendor("T1", HARBOUR);
    assertThat(customers.settings("T1")).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void saveSettings_keepsTheVendorLists() {
    customers.addVendor("T1", HARBOUR);
    long generation = customers.watchlistVersion();
    customers.saveSettings("T1", Settings.DEFAULTS.withChannel("C0OWN"));
    customers.saveSettings("T2", Settings.DEFAULTS.withChannel("C0OWN"));
    assertThat(customers.vendors("T1")).containsExactly(HARBOUR);
    assertThat(customers.watchlists()).containsExactly(new Watchlist("T1", List.of(HARBOUR)));
    assertThat(customers.watchlistVersion()).isEqualTo(generation);
  }
}
