package bellwether.match.roles;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Sha256;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.advisory.RoleReadings;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RoleReaderTest {
  private static final Advisory ITEM =
      ItemSamples.of(
          "Larkmail says Zyx lost its data",
          "Larkmail told customers that its payroll supplier Zyx was breached. Zyx is silent.");

  /** What no model would read in the item: a look-up that shows it did not ask the model. */
  private static final RoleProbabilities STORED = new RoleProbabilities(.01, .02, .97, 0);

  private static List<Vendor> vendors(String... names) {
    return List.of(names).stream().map(ItemSamples::vendor).toList();
  }

  private static RoleReadings readings(Advisory advisory, String... vendors) {
    return Matcher.of(vendors(vendors)).matchAndRecord(advisory).readings();
  }

  /** The readings of each vendor, as if the model had given these probabilities. */
  private static Advisory withStored(Advisory advisory, RoleReadings readings) {
    return advisory.withReadings(
        new RoleReadings(
            readings.byKey().keySet().stream().collect(Collectors.toMap(k -> k, _ -> STORED))));
  }

  private static Role role(Advisory advisory, String vendor) {
    return Matcher.of(vendors(vendor)).match(advisory).getFirst().role();
  }

  @Test
  void readings_ofAMatch_areWhatALookupReads() {
    RoleReadings readings = readings(ITEM, "Larkmail", "Zyx");

    assertThat(readings.byKey()).hasSize(2);
    assertThat(role(ITEM, "Larkmail")).isEqualTo(Role.VICTIM);
    assertThat(role(withStored(ITEM, readings), "Larkmail")).isEqualTo(Role.MENTIONED);
    assertThat(role(withStored(ITEM, readings), "Zyx")).isEqualTo(Role.MENTIONED);
  }

  @Test
  void lookup_decidesAsTheMatchBesideOtherVendorsDid() {
    Advisory item =
        ItemSamples.of(
            "Larkmail works with Quillforge after an incident",
            "Quillforge and Gridmoth sent people. Larkmail had an incident in March.");
    Matcher.Matches all =
        Matcher.of(vendors("Quillforge", "Larkmail", "Gridmoth")).matchAndRecord(item);
    List<Match> alone = Matcher.of(vendors("Larkmail")).match(item);

    List<Match> found = Matcher.of(vendors("Larkmail")).match(item.withReadings(all.readings()));

    assertThat(found).singleElement().isEqualTo(all.matches().get(1)).isNotIn(alone);
  }

  @Test
  void vendorsNamedInTheSamePlaces_haveTheSameRole() {
    Advisory item =
        ItemSamples.of(
            "Larkmail works with Quillforge after an incident",
            "Quillforge and Gridmoth sent people. Larkmail had an incident in March.");
    Matcher.Matches found =
        Matcher.of(vendors("Quillforge", "Larkmail", "Gridmoth", "Larkmail; Lark Mail"))
            .matchAndRecord(item);

    assertThat(found.matches()).hasSize(4);
    assertThat(found.readings().byKey()).hasSize(3);
    assertThat(found.matches().get(3).rules()).isEqualTo(found.matches().get(1).rules());
  }

  @Test
  void readings_ofOtherNames_orOfOtherWords_doNotCount() {
    Advisory stored = withStored(ITEM, readings(ITEM, "Larkmail"));

    assertThat(role(stored, "Zyx")).isNotEqualTo(Role.MENTIONED);
    assertThat(role(stored.withText(ITEM.text() + " More soon."), "Larkmail"))
        .isEqualTo(Role.VICTIM);
    assertThat(role(stored.withTitle("Larkmail says Zyx lost data"), "Larkmail"))
        .isEqualTo(Role.VICTIM);
  }

  @Test
  void readings_ofARoundup_areKeptStoryByStory() {
    Advisory roundup =
        ItemSamples.of(
            "Week in review: Larkmail breach, Zyx flaw",
            "Larkmail lost customer data.\n\nZyx patched a flaw.\n\nLarkmail opens an office.");

    Map<String, RoleProbabilities> byKey = readings(roundup, "Larkmail", "Zyx").byKey();

    assertThat(byKey).hasSizeGreaterThan(2);
    assertThat(role(withStored(roundup, new RoleReadings(byKey)), "Larkmail"))
        .isEqualTo(Role.MENTIONED);
  }

  @Test
  void version_isTheHashOfTheModel() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RoleModel.class.getResourceAsStream(RoleModel.FILE))) {
      assertThat(Sha256.hex(in.readAllBytes())).startsWith(RoleModel.VERSION);
    }
  }
}
