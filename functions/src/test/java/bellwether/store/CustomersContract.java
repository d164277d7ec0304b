package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Settings;
import bellwether.domain.StatusPage;
import bellwether.domain.Vendor;
import bellwether.domain.Watchlist;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Customers} must do. */
public abstract class CustomersContract {
  private static final Vendor HARBOUR = Vendor.named("Harbour Mail");
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

  private Customers customers;

  /** An empty store. */
  public abstract Customers empty();

  @BeforeEach
  final void startEmpty() {
    customers = empty();
  }

  @Test
  final void vendors_isEmptyForAnUnknownCustomer() {
    assertThat(customers.vendors("T1")).isEmpty();
    assertThat(customers.watchlists()).isEmpty();
  }

  @Test
  final void watch_keepsAllThatIsKnownOfTheVendor() {
    customers.watch("T1", ORCHARD);
    assertThat(customers.vendors("T1")).containsExactly(ORCHARD);
  }

  @Test
  final void watch_replacesAVendorOfTheSameKey() {
    customers.watch("T1", Vendor.named("SUN  orchard"));
    customers.watch("T1", ORCHARD);
    assertThat(customers.vendors("T1")).containsExactly(ORCHARD);
  }

  @Test
  final void vendors_areOrderedByNameWhateverTheCase() {
    for (String name : List.of("beta", "Alpha", "Gamma", "alpha two")) {
      customers.watch("T1", Vendor.named(name));
    }
    assertThat(customers.vendors("T1"))
        .extracting(Vendor::name)
        .containsExactly("Alpha", "alpha two", "beta", "Gamma");
  }

  @Test
  final void vendors_areOneCustomersOnly() {
    customers.watch("T1", HARBOUR);
    customers.watch("T12", ORCHARD);
    assertThat(customers.vendors("T1")).containsExactly(HARBOUR);
  }

  @Test
  final void unwatch_takesTheVendorOffOnce() {
    customers.watch("T1", HARBOUR);
    assertThat(customers.unwatch("T1", HARBOUR.key())).isTrue();
    assertThat(customers.unwatch("T1", HARBOUR.key())).isFalse();
    assertThat(customers.vendors("T1")).isEmpty();
    assertThat(customers.watchlists()).isEmpty();
  }

  @Test
  final void unwatch_leavesOtherCustomersAlone() {
    customers.watch("T1", HARBOUR);
    customers.watch("T2", HARBOUR);
    assertThat(customers.unwatch("T1", HARBOUR.key())).isTrue();
    assertThat(customers.vendors("T2")).containsExactly(HARBOUR);
  }

  @Test
  final void watchlists_hasEveryCustomersList() {
    customers.watch("T1", HARBOUR);
    customers.watch("T2", ORCHARD);
    customers.watch("T2", HARBOUR);
    assertThat(customers.watchlists())
        .containsExactlyInAnyOrder(
            new Watchlist("T1", List.of(HARBOUR)), new Watchlist("T2", List.of(HARBOUR, ORCHARD)));
  }

  @Test
  final void generation_growsWithEveryChangeAndOnlyThen() {
    long empty = customers.generation();
    customers.watch("T1", HARBOUR);
    long watched = customers.generation();
    assertThat(watched).isGreaterThan(empty);
    customers.unwatch("T1", "nobody");
    customers.vendors("T1");
    assertThat(customers.generation()).isEqualTo(watched);
    customers.unwatch("T1", HARBOUR.key());
    assertThat(customers.generation()).isGreaterThan(watched);
  }

  @Test
  final void watch_losesNoneOfManyWriters() throws Exception {
    long before = customers.generation();
    Race.winners(writer -> {
      customers.watch("T1", Vendor.named("Vendor " + writer));
      return true;
    });
    assertThat(customers.vendors("T1")).hasSize(Race.WRITERS);
    assertThat(customers.generation()).isEqualTo(before + Race.WRITERS);
  }

  @Test
  final void unwatch_tellsOneOfManyWritersThatItWasThere() throws Exception {
    customers.watch("T1", HARBOUR);
    assertThat(Race.winners(writer -> customers.unwatch("T1", HARBOUR.key()))).isEqualTo(1);
  }

  @Test
  final void watch_takesNamesOfAnyLengthAndScript() {
    Vendor endless = Vendor.named("x".repeat(3000));
    Vendor strange = Vendor.named("株式会社 😀 ñandú #1");
    customers.watch("T1", endless);
    customers.watch("T1", strange);
    assertThat(customers.vendors("T1")).containsExactlyInAnyOrder(endless, strange);
    assertThat(customers.unwatch("T1", endless.key())).isTrue();
    assertThat(customers.vendors("T1")).containsExactly(strange);
  }

  @Test
  final void settings_areTheUsualUntilTheyAreSaved() {
    assertThat(customers.settings("T1")).isEqualTo(Settings.USUAL);
    customers.watch("T1", HARBOUR);
    assertThat(customers.settings("T1")).isEqualTo(Settings.USUAL);
  }

  @Test
  final void settings_areReadAsSavedAndCounted() {
    Settings chosen = new RandomRecords(7).settings().withVersion(0);
    assertThat(customers.saveSettings("T1", chosen)).isTrue();
    assertThat(customers.settings("T1")).isEqualTo(chosen.withVersion(1));
    Settings later = customers.settings("T1").withChannel("C0OTHER");
    assertThat(customers.saveSettings("T1", later)).isTrue();
    assertThat(customers.settings("T1")).isEqualTo(later.withVersion(2));
    assertThat(customers.settings("T12")).isEqualTo(Settings.USUAL);
  }

  @Test
  final void saveSettings_refusesWhoReadAnotherVersion() {
    Settings read = customers.settings("T1");
    assertThat(customers.saveSettings("T1", read.withChannel("C0FIRST"))).isTrue();
    assertThat(customers.saveSettings("T1", read.withChannel("C0SECOND"))).isFalse();
    assertThat(customers.settings("T1").channel()).isEqualTo("C0FIRST");
  }

  @Test
  final void saveSettings_letsOneOfManyWritersWin() throws Exception {
    assertThat(
            Race.winners(
                writer -> customers.saveSettings("T1", Settings.USUAL.withChannel("C" + writer))))
        .isEqualTo(1);
  }

  @Test
  final void saveSettings_leavesTheVendorListsAlone() {
    customers.watch("T1", HARBOUR);
    long generation = customers.generation();
    customers.saveSettings("T1", Settings.USUAL.withChannel("C0OWN"));
    customers.saveSettings("T2", Settings.USUAL.withChannel("C0OWN"));
    assertThat(customers.vendors("T1")).containsExactly(HARBOUR);
    assertThat(customers.watchlists()).containsExactly(new Watchlist("T1", List.of(HARBOUR)));
    assertThat(customers.generation()).isEqualTo(generation);
  }
}
