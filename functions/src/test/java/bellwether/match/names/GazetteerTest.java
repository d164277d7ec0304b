package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import bellwether.match.text.ResourceLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GazetteerTest {

  @Test
  void bareName_matchesByProductWithReason() {
    List<Match> matches =
        ItemSamples.matches(
            "MOVEit zero-day exploited to steal data of agencies", "", "Progress Software");

    assertThat(matches)
        .singleElement()
        .satisfies(match -> {
          assertThat(match.role()).isEqualTo(Role.SOURCE);
          assertThat(match.rules()).contains("named by its product MOVEit");
        });
  }

  @Test
  void bareName_matchesByFormerNameAndSubsidiaryWithReason() {
    assertThat(
            ItemSamples.matches(
                    "Hackers steal patient data from Cerner servers", "", "Oracle Health")
                .getFirst()
                .rules())
        .contains("named as Cerner, a former name of Oracle Health");
    assertThat(ItemSamples.matches("Auth0 confirms data breach", "", "Okta").getFirst().rules())
        .contains("named as Auth0, which belongs to Okta");
  }

  @Test
  void formerNameOnList_matchesCurrentName() {
    assertThat(ItemSamples.matches("Oracle Health confirms data breach", "", "Cerner Corporation"))
        .extracting(Match::role)
        .containsExactly(Role.VICTIM);
  }

  @Test
  void nameWithAliases_skipsGazetteer() {
    Vendor own = ItemSamples.vendor("Okta; Okta Inc");

    assertThat(Gazetteer.find(own)).isEmpty();
    assertThat(Matcher.of(List.of(own)).match(ItemSamples.of("Auth0 confirms data breach", "")))
        .isEmpty();
  }

  @Test
  void legalForm_isIgnored() {
    assertThat(Gazetteer.find(Vendor.ofName("Zendesk, Inc."))).isPresent();
    assertThat(Gazetteer.find(Vendor.ofName("The Unheard-of Company"))).isEmpty();
  }

  @Test
  void lines_haveSixFieldsAndUniqueNames() {
    Map<String, String> owners = new HashMap<>();
    for (String line : ResourceLines.lines("gazetteer.txt")) {
      String[] fields = line.split("\\|", -1);
      assertThat(fields).as(line).hasSize(6);
      String owner = Vendor.key(fields[0]);
      assertThat(owners.put(owner, owner)).as(line).isIn(null, owner);
      for (String name : fields[2].split(";")) {
        if (!name.isBlank()) {
          assertThat(owners.putIfAbsent(Vendor.key(name), owner)).as(line).isIn(null, owner);
        }
      }
    }
    assertThat(owners).hasSizeGreaterThan(250);
  }
}
