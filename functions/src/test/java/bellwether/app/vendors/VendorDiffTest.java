package bellwether.app.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.vendors.VendorDiff.Mode;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class VendorDiffTest {
  private static final long SEED = 59;
  private static final Mode[] MODES = Mode.values();
  private static final Vendor OKTA = vendor("Okta", "1", "Auth0");
  private static final Vendor BOX = Vendor.ofName("Box");
  private static final Vendor ZOOM = Vendor.ofName("Zoom");

  @Test
  void add_addsAndChangesAndRemovesNobody() {
    Vendor okta = vendor("OKTA", "2", "Auth0");
    VendorDiff diff = VendorDiff.of(List.of(OKTA, BOX), List.of(ZOOM, okta), Mode.ADD);
    assertThat(diff.added()).containsExactly(ZOOM);
    assertThat(diff.changed())
        .containsExactly(
            new VendorDiff.Change(
                OKTA, okta, List.of("name \"Okta\" becomes \"OKTA\"", "tier \"1\" becomes \"2\"")));
    assertThat(diff.removed()).isEmpty();
    assertThat(diff.unchanged()).containsExactly(BOX);
  }

  @Test
  void remove_removesOnlyListedVendors() {
    VendorDiff diff =
        VendorDiff.of(List.of(OKTA, BOX), List.of(ZOOM, Vendor.ofName("okta")), Mode.REMOVE);
    assertThat(diff).isEqualTo(new VendorDiff(List.of(), List.of(), List.of(OKTA), List.of(BOX)));
  }

  @Test
  void sync_replacesTheList() {
    VendorDiff diff = VendorDiff.of(List.of(OKTA, BOX), List.of(ZOOM, BOX), Mode.SYNC);
    assertThat(diff)
        .isEqualTo(new VendorDiff(List.of(ZOOM), List.of(), List.of(OKTA), List.of(BOX)));
  }

  @Test
  void dryRun_showsCountsAndFirstLines() {
    List<Vendor> many = IntStream.range(0, 1_200).mapToObj(i -> Vendor.ofName("v" + i)).toList();
    VendorDiff diff =
        VendorDiff.of(
            List.of(vendor("Box", null), OKTA),
            Stream.concat(many.stream(), Stream.of(vendor("Box", "3", "Sign"))).toList(),
            Mode.SYNC);
    assertThat(diff.describe(3))
        .containsExactly(
            "1,200 added, 1 changed, 1 removed, 0 unchanged",
            "- Okta",
            "~ Box: aliases none becomes \"Sign\"; tier none becomes \"3\"",
            "+ v0",
            "and 1,199 more");
    assertThat(VendorDiff.of(List.of(OKTA), List.of(OKTA), Mode.SYNC).describe(3))
        .containsExactly("0 added, 0 changed, 0 removed, 1 unchanged");
  }

  @Test
  void appliedDiff_producesTheAnnouncedList() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      List<Vendor> current = list(random);
      List<Vendor> imported = list(random);
      Mode mode = MODES[random.nextInt(MODES.length)];
      InMemoryCustomerStore customers = new InMemoryCustomerStore();
      current.forEach(vendor -> customers.addVendor("T1", vendor));
      VendorDiff diff = VendorDiff.of(customers.vendors("T1"), imported, mode);
      String which =
          String.format(
              Locale.ROOT, "seed %d, case %d: %s %s to %s", SEED, i, mode, imported, current);

      VendorLists lists =
          new VendorLists(customers, new InMemoryCustomerFeedStore(), ListRecorders.unread());
      assertThat(lists.apply("T1", diff, () -> true)).isTrue();

      List<Vendor> promised =
          Stream.of(
                  diff.added().stream(),
                  diff.changed().stream().map(VendorDiff.Change::after),
                  diff.unchanged().stream())
              .flatMap(each -> each)
              .toList();
      assertThat(customers.vendors("T1")).as(which).containsExactlyInAnyOrderElementsOf(promised);
      List<Vendor> expected = byKey(imported);
      switch (mode) {
        case SYNC -> assertThat(promised).as(which).containsExactlyInAnyOrderElementsOf(expected);
        case ADD -> assertThat(promised).as(which).containsAll(expected);
        case REMOVE ->
            assertThat(promised)
                .as(which)
                .extracting(Vendor::key)
                .doesNotContainAnyElementsOf(keysOrNone(expected));
      }
      assertThat(VendorDiff.of(customers.vendors("T1"), imported, mode).isEmpty())
          .as("again, " + which)
          .isTrue();
    }
  }

  private static List<String> keysOrNone(List<Vendor> vendors) {
    return vendors.isEmpty() ? List.of("none") : vendors.stream().map(Vendor::key).toList();
  }

  private static List<Vendor> byKey(List<Vendor> vendors) {
    return VendorDiff.of(List.of(), vendors, Mode.ADD).added();
  }

  private static List<Vendor> list(Random random) {
    return Stream.generate(() ->
            vendor(
                (random.nextBoolean() ? "V" : "v") + random.nextInt(6),
                random.nextBoolean() ? null : "1",
                random.nextBoolean() ? "a" : "b"))
        .limit(random.nextInt(6))
        .toList();
  }

  private static Vendor vendor(String name, @Nullable String tier, String... aliases) {
    return new Vendor(name, List.of(), List.of(aliases), List.of(), tier, null, List.of());
  }
}
