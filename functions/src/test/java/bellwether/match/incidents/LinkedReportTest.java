package bellwether.match.incidents;

import bellwether.match.ItemSamples;
import bellwether.match.Matcher;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.vendor.Match;
import bellwether.domain.vendor.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a later report tells that no report before it told. */
final class LinkedReportTest {
  private final List<Incident> known = new ArrayList<>();
  private int day;

  private List<String> news(String title) {
    Advisory item = ItemSamples.at("id of " + title, title, "", ItemSamples.SEEN.plus(Duration.ofDays(day++)));
    List<Match> all =
        Matcher.of(List.of(Vendor.named("Acmex"), Vendor.named("Larkmail"))).match(item);
    Match match =
        all.stream().filter(one -> one.vendor().name().equals("Acmex")).findFirst().orElseThrow();
    LinkedReport linked = IncidentLinker.link(List.copyOf(known), item, match, all);
    known.removeIf(one -> one.id().equals(linked.incident().id()));
    known.add(linked.incident());
    return linked.news(item.id());
  }

  @Test
  void firstReport_hasNoNewsBesideItself() {
    assertThat(news("Lockjaw ransomware gang claims Acmex breach")).isEmpty();
  }

  @Test
  void confirmationOfAClaim_isNews_once() {
    news("Lockjaw ransomware gang claims Acmex breach");

    assertThat(news("Acmex confirms data breach"))
        .containsExactly("confirmed, and not only claimed or possible");
    assertThat(news("Acmex confirms hackers stole data")).isEmpty();
  }

  @Test
  void otherPart_isNews() {
    news("Acmex confirms data breach");

    assertThat(news("Larkmail says its customers' data was stolen in Acmex breach"))
        .containsExactly("others were hit through it");
  }

  @Test
  void reportThatIsNotThere_bringsNothing() {
    news("Acmex confirms data breach");

    assertThat(new LinkedReport(known.getFirst(), bellwether.domain.incident.ReportKind.UPDATE).news("another"))
        .isEmpty();
  }

  @Test
  void denialOfAClaim_joinsIt_andIsNewsOnce() {
    news("Lockjaw ransomware gang claims Acmex breach");

    assertThat(
            denial("Acmex denies breach claims")
                .orElseThrow()
                .news("id of Acmex denies breach claims"))
        .containsExactly("disputed: this report denies it");
    assertThat(
            denial("Acmex says breach claims are false")
                .orElseThrow()
                .news("id of Acmex says breach claims are false"))
        .isEmpty();
  }

  @Test
  void reportTakenBack_isToldAsThat_once() {
    news("Lockjaw ransomware gang claims Acmex breach");

    assertThat(told("Magazine retracts its story of the Acmex breach"))
        .containsExactly("retracted: the report was taken back");
    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.RETRACTED);
    assertThat(told("Website withdraws its report of the Acmex breach")).isEmpty();
  }

  @Test
  void claimTakenBackByTheGang_isRetracted() {
    news("Lockjaw ransomware gang claims Acmex breach");

    denial("Lockjaw ransomware gang withdraws its claim against Acmex");

    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.RETRACTED);
  }

  @Test
  void denialByTheCompany_isNoRetraction_andACorrectionIsNone() {
    news("Lockjaw ransomware gang claims Acmex breach");

    denial("Correction: our story of the Acmex breach named the wrong firm");

    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.DISPUTED);
  }

  @Test
  void retraction_withTwoWhoConfirm_isTold_andTheBreachStaysConfirmed() {
    news("Acmex confirms data breach");
    news("Acmex tells customers that hackers stole data");

    assertThat(told("Magazine retracts its story of the Acmex breach"))
        .containsExactly("one report was taken back, and another still confirms it");
    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.CONFIRMED);
  }

  @Test
  void confirmationAfterARetraction_isNews() {
    news("Lockjaw ransomware gang claims Acmex breach");
    denial("Magazine retracts its story of the Acmex breach");

    assertThat(news("Acmex confirms data breach"))
        .containsExactly("confirmed, after a report was taken back");
    assertThat(known.getFirst().confidence()).isEqualTo(Confidence.CONFIRMED);
  }

  private List<String> told(String title) {
    return denial(title).orElseThrow().news("id of " + title);
  }

  @Test
  void denialOfWhatNobodyTold_opensNothing() {
    assertThat(denial("Acmex denies breach claims")).isEmpty();
  }

  @Test
  void confirmationAfterADenial_isNews() {
    news("Lockjaw ransomware gang claims Acmex breach");
    denial("Acmex denies breach claims");

    assertThat(news("Acmex confirms data breach"))
        .containsExactly("confirmed, after it was denied");
  }

  private Optional<LinkedReport> denial(String title) {
    Advisory item = ItemSamples.at("id of " + title, title, "", ItemSamples.SEEN.plus(Duration.ofDays(day++)));
    List<Match> all = Matcher.of(List.of(Vendor.named("Acmex"))).match(item);
    assertThat(all).allMatch(Match::denial);
    Optional<LinkedReport> linked =
        IncidentLinker.linkDenial(List.copyOf(known), item, all.getFirst(), all);
    linked.ifPresent(one -> {
      known.removeIf(old -> old.id().equals(one.incident().id()));
      known.add(one.incident());
    });
    return linked;
  }
}
