package bellwether.store.dynamo.json;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Trait;
import bellwether.domain.incident.Trait.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IncidentTraitsJsonTest {
  @ParameterizedTest
  @CsvSource({
    "sun orchard, PARTY, sun orchard",
    "gang lockbit, ATTACKER, lockbit",
    "cve-2026-12345, VULNERABILITY, cve-2026-12345",
    "unit belgium, UNIT, belgium",
    "year 2024, YEAR, 2024",
    "how flaw, EXPLOITED_FLAW, ''",
    "how claim, CLAIM, ''"
  })
  void read_storedText_isTrait(String stored, Kind kind, String value) {
    Trait trait = new Trait(kind, value);

    assertThat(IncidentJson.readTrait(stored)).isEqualTo(trait);
    assertThat(IncidentJson.writeTrait(trait)).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unit 42", "year zero", "gang of four", "how claims", "party city", "cve-x"})
  void write_vendorNamedLikePrefix_isReadAsParty(String vendor) {
    Trait party = new Trait(Kind.PARTY, vendor);

    assertThat(IncidentJson.readTrait(IncidentJson.writeTrait(party))).isEqualTo(party);
  }
}
