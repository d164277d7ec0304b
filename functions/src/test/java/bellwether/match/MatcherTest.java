package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MatcherTest {
  private static final Advisory SEED =
      ItemSamples.of(
          "Mimecast Says SolarWinds Hackers Stole Source Code",
          """
          Mimecast has finished looking into how the SolarWinds supply chain attack touched it, and
          said that the attackers got away with some of its source code. They came in through
          malicious updates of SolarWinds' Orion product. Researchers at Microsoft discovered the
          intrusion.

          FireEye's Mandiant unit helped with the investigation. The intruders obtained encrypted
          credentials, but Mimecast has no evidence that email content was accessed.\
          """);

  @Test
  void match_seedItem_alertsVictimAndSourceOnly() {
    List<Match> matches =
        Matcher.of(
                List.of(
                    Vendor.ofName("Microsoft"),
                    ItemSamples.vendor("SolarWinds > Orion"),
                    Vendor.ofName("Mimecast"),
                    ItemSamples.vendor("Mandiant; FireEye")))
            .match(SEED);

    assertThat(matches)
        .extracting(match -> match.vendor().name(), Match::role)
        .containsExactly(
            tuple("Microsoft", Role.MENTIONED),
            tuple("SolarWinds", Role.SOURCE),
            tuple("Mimecast", Role.VICTIM),
            tuple("Mandiant", Role.MENTIONED));
  }

  @Test
  void match_reportsTextSentenceAndRules() {
    Match match = Matcher.of(List.of(Vendor.ofName("Mimecast"))).match(SEED).getFirst();

    assertThat(match.matchedText()).isEqualTo("Mimecast");
    assertThat(match.sentence()).isEqualTo("Mimecast Says SolarWinds Hackers Stole Source Code");
    assertThat(match.rules()).singleElement().asString().matches("breached \\(\\d\\d%\\)");
  }

  @Test
  void match_unwatchedVictim_stillFindsSource() {
    assertThat(
            ItemSamples.matches(
                "Inkpost says staff data was stolen in a breach at its payroll supplier Larkmail",
                "",
                "Larkmail"))
        .extracting(Match::role)
        .containsExactly(Role.SOURCE);
  }

  @Test
  void match_sameInput_isDeterministic() {
    Matcher matcher = Matcher.of(List.of(Vendor.ofName("SolarWinds"), Vendor.ofName("Mimecast")));

    assertThat(matcher.match(SEED)).isEqualTo(matcher.match(SEED));
  }

  @Test
  void match_statedVictim_needsNoText() {
    Advisory item =
        new Advisory(
            "1",
            "leaks",
            "locker: acme gmbh",
            null,
            "",
            null,
            StatedFacts.victims(List.of("ACME GmbH")).withClaim(true),
            ItemSamples.SEEN);

    assertThat(
            Matcher.of(List.of(Vendor.ofName("Acme"), Vendor.ofName("Acme Rockets"))).match(item))
        .extracting(match -> match.vendor().name(), Match::role, Match::confidence)
        .containsExactly(tuple("Acme", Role.VICTIM, Confidence.ALLEGED));
  }

  @Test
  void match_attackerClaim_isAlleged() {
    assertThat(ItemSamples.matches("Lockjaw ransomware gang claims Acmex breach", "", "Acmex"))
        .extracting(Match::role, Match::confidence)
        .containsExactly(tuple(Role.VICTIM, Confidence.ALLEGED));
  }

  @Test
  void match_excludedPhrase_affectsOnlyItsVendor() {
    Vendor careful =
        new Vendor(
            "Larkmail", List.of(), List.of(), List.of(), null, null, List.of("Larkmail Arena"));
    Advisory item = ItemSamples.of("Larkmail Arena hit by ransomware", "");

    assertThat(Matcher.of(List.of(careful)).match(item)).isEmpty();
    assertThat(Matcher.of(List.of(Vendor.ofName("Larkmail"))).match(item)).hasSize(1);
  }

  @Test
  void match_sharedAlias_matchesBothVendors() {
    assertThat(
            ItemSamples.matches(
                "Quarx hit by ransomware", "", "Quarx North; Quarx", "Quarx South; Quarx"))
        .hasSize(2);
  }

  @Test
  void match_domain_matchesButEmailAddressDoesNot() {
    Vendor vendor =
        new Vendor(
            "Larkmail", List.of("lark.example"), List.of(), List.of(), null, null, List.of());
    Matcher matcher = Matcher.of(List.of(vendor));

    assertThat(matcher.match(ItemSamples.of("Data of lark.example customers stolen", "")))
        .hasSize(1);
    assertThat(matcher.match(ItemSamples.of("Data stolen", "Write to ann@lark.example.")))
        .isEmpty();
  }

  @Test
  void match_oddVendorNames_areHandled() {
    List<Vendor> odd =
        List.of("N/A", "Other", "Cloud", "IT", "The", "X", "42", "a b c d e f g h i j k l m n")
            .stream()
            .map(Vendor::ofName)
            .toList();

    assertThat(
            Matcher.of(odd)
                .match(
                    ItemSamples.of(
                        "The other cloud: it was hacked at 42", "It is N/A, said the x.")))
        .noneMatch(Match::triggersAlert);
  }

  @Test
  void match_emptyItem_matchesNothing() {
    assertThat(ItemSamples.matches("", "", "Mimecast")).isEmpty();
  }
}
