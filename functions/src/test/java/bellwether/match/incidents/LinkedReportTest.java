package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests which reports contain new information about an incident. */
final class LinkedReportTest {
  private final List<Incident> known = new ArrayList<>();
  private int day;

  private List<String> newInformation(String title) {
    Advisory item =
        ItemSamples.at("id of " + title, title, "", ItemSamples.SEEN.plus(Duration.ofDays(day++)));
    List<Match> all =
        Matcher.of(List.of(Vendor.ofName("Acmex"), Vendor.ofName("Larkmail"))).match(item);
    Match match =
        all.stream().filter(one -> one.vendor().name().equals("Acmex")).findFirst().orElseThrow();
    LinkedReport linked = IncidentLinker.link(List.copyOf(known), item, match, all);
    known.removeIf(incident -> incident.id().equals(linked.incident().id()));
    known.add(linked.incident());
    return linked.newInformation(item.id());
  }

  @Test
  void firstReport_hasNoNewInformation() {
    assertThat(newInformation("Lockjaw ransomware gang claims Acmex breach")).isEmpty();
  }

  @Test
  void confirmationOfClaim_isNewOnce() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");

    assertThat(newInformation("Acmex confirms data breach"))
        .containsExactly("confirmed, and not only claimed or possible");
    assertThat(newInformation("Acmex confirms hackers stole data")).isEmpty();
  }

  @Test
  void otherRole_isNew() {
    newInformation("Acmex confirms data breach");

    assertThat(newInformation("Larkmail says its customers' data was stolen in Acmex breach"))
        .containsExactly("others were hit through it");
  }

  @Test
  void unknownReport_hasNoNewInformation() {
    newInformation("Acmex confirms data breach");

    assertThat(
            new LinkedReport(known.getFirst(), bellwether.domain.incident.ReportKind.UPDATE)
                .newInformation("another"))
        .isEmpty();
  }

  @Test
  void denialOfClaim_joinsIncidentAndIsNewOnce() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");

    assertThat(
            denial("Acmex denies breach claims")
                .orElseThrow()
                .newInformation("id of Acmex denies breach claims"))
        .containsExactly("disputed: this report denies it");
    assertThat(
            denial("Acmex says breach claims are false")
                .orElseThrow()
                .newInformation("id of Acmex says breach claims are false"))
        .isEmpty();
  }

  @Test
  void retraction_isNewOnce() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");

    assertThat(newInformationOfDenial("Magazine retracts its story of the Acmex breach"))
        .containsExactly("retracted: the report was taken back");
    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.RETRACTED);
    assertThat(newInformationOfDenial("Website withdraws its report of the Acmex breach"))
        .isEmpty();
  }

  @Test
  void claimWithdrawnByGang_isRetracted() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");

    denial("Lockjaw ransomware gang withdraws its claim against Acmex");

    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.RETRACTED);
  }

  @Test
  void companyDenialAndCorrection_areNotRetractions() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");

    denial("Correction: Acmex was not breached, as our story of Monday said");

    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.DISPUTED);
  }

  @Test
  void retraction_withTwoOtherConfirmations_staysConfirmed() {
    newInformation("Acmex confirms data breach");
    newInformation("Acmex tells customers that hackers stole data");

    assertThat(newInformationOfDenial("Magazine retracts its story of the Acmex breach"))
        .containsExactly("one report was taken back, and another still confirms it");
    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.CONFIRMED);
  }

  @Test
  void confirmationAfterRetraction_isNew() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");
    denial("Magazine retracts its story of the Acmex breach");

    assertThat(newInformation("Acmex confirms data breach"))
        .containsExactly("confirmed, after a report was taken back");
    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.CONFIRMED);
  }

  private List<String> newInformationOfDenial(String title) {
    return denial(title).orElseThrow().newInformation("id of " + title);
  }

  @Test
  void denialOfUnknownIncident_opensNothing() {
    assertThat(denial("Acmex denies breach claims")).isEmpty();
  }

  @Test
  void confirmationAfterDenial_isNew() {
    newInformation("Lockjaw ransomware gang claims Acmex breach");
    denial("Acmex denies breach claims");

    assertThat(newInformation("Acmex confirms data breach"))
        .containsExactly("confirmed, after it was denied");
  }

  private Optional<LinkedReport> denial(String title) {
    Advisory item =
        ItemSamples.at("id of " + title, title, "", ItemSamples.SEEN.plus(Duration.ofDays(day++)));
    List<Match> all = Matcher.of(List.of(Vendor.ofName("Acmex"))).match(item);
    assertThat(all).allMatch(Match::isDenial);
    Optional<LinkedReport> linked =
        IncidentLinker.linkDenial(List.copyOf(known), item, all.getFirst(), all);
    linked.ifPresent(linkedReport -> {
      known.removeIf(old -> old.id().equals(linkedReport.incident().id()));
      known.add(linkedReport.incident());
    });
    return linked;
  }
}
