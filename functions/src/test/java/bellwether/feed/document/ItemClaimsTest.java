package bellwether.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests claims that recur under one key, and the weak evidence of titles and links. */
final class ItemClaimsTest {
  private static final OffsetDateTime MARCH =
      OffsetDateTime.of(2026, 3, 1, 9, 0, 0, 0, ZoneOffset.UTC);

  private static ParsedItem claim(@Nullable OffsetDateTime published) {
    return claim("gang/acme", published);
  }

  private static ParsedItem claim(String key, @Nullable OffsetDateTime published) {
    return new ParsedItem(key, null, "Acme", "", published, StatedFacts.NONE, true, null, true);
  }

  private static List<IdentifiedItem> identify(ParsedItem... items) {
    return ItemIdentity.identify("leaks", List.of(items), ParseSupport.SEEN);
  }

  private static List<String> ids(ParsedItem... items) {
    return identify(items).stream().map(item -> item.advisory().id()).toList();
  }

  @Test
  void claims_areSeparateAfterNinetyDays() {
    Instant first = MARCH.toInstant();
    Instant limit = first.plus(Duration.ofDays(90));
    assertThat(ItemIdentity.isSeparateClaim(first, limit)).isFalse();
    assertThat(ItemIdentity.isSeparateClaim(first, limit.plusSeconds(1))).isTrue();
    assertThat(ItemIdentity.isSeparateClaim(limit.plusSeconds(1), first)).isTrue();
  }

  @Test
  void claimsOfOneDocument_areNumberedByDateInAnyOrder() {
    ParsedItem first = claim(MARCH);
    ParsedItem repeated = claim(MARCH.plusDays(80));
    ParsedItem second = claim(MARCH.plusDays(300));
    ParsedItem third = claim(MARCH.plusDays(600));
    String firstId = ids(first).getFirst();
    String secondId = ItemIdentity.advisoryId(firstId, "2");
    String thirdId = ItemIdentity.advisoryId(firstId, "3");

    assertThat(ids(first, repeated)).containsExactly(firstId);
    assertThat(ids(first, second)).containsExactly(firstId, secondId);
    assertThat(ids(third, second, repeated, first)).containsExactly(thirdId, secondId, firstId);
    assertThat(ids(second)).containsExactly(firstId);
  }

  @Test
  void claimsAboutOthers_areNumberedSeparately() {
    ParsedItem other = claim("gang/other", MARCH.plusDays(300));
    assertThat(ids(claim(MARCH), other))
        .containsExactly(ids(claim(MARCH)).getFirst(), ids(other).getFirst());
  }

  /** Each is within 90 days of the one before. */
  @Test
  void claimsThatFollowEachOther_areOne() {
    assertThat(ids(claim(MARCH), claim(MARCH.plusDays(80)), claim(MARCH.plusDays(160)))).hasSize(1);
  }

  @Test
  void claimWithoutDate_isTheFirst() {
    assertThat(ids(claim(null))).isEqualTo(ids(claim(MARCH)));
    assertThat(ids(claim(null), claim(MARCH))).hasSize(1);
  }

  @Test
  void recordsThatDoNotRecur_areOnePerKey() {
    ParsedItem record =
        new ParsedItem("CVE-1", null, "A", "", MARCH, StatedFacts.NONE, true, "other", false);
    ParsedItem later =
        new ParsedItem(
            "CVE-1", null, "A", "", MARCH.plusDays(900), StatedFacts.NONE, true, null, false);
    assertThat(ids(record, later)).hasSize(1);
    assertThat(identify(record).getFirst().keyKind()).isEqualTo(KeyKind.RECORD);
    assertThat(identify(claim(MARCH)).getFirst().keyKind()).isEqualTo(KeyKind.RECURRING);
    assertThat(identify(record).getFirst().alternateFingerprints())
        .containsExactly(ItemIdentity.fingerprint("other", "other"));
    assertThat(identify(later).getFirst().alternateFingerprints()).isEmpty();
  }

  @Test
  void edition_ofAClaimIncludesItsDay() {
    Long edition = identify(claim(MARCH)).getFirst().editionFingerprint();
    assertThat(identify(claim(MARCH.plusHours(2))).getFirst().editionFingerprint())
        .isEqualTo(edition);
    assertThat(identify(claim(MARCH.plusDays(2))).getFirst().editionFingerprint())
        .isNotEqualTo(edition);
    assertThat(identify(claim(null)).getFirst().editionFingerprint()).isNotEqualTo(edition);
  }

  @Test
  void titleAndLink_areEvidenceOnlyIfNoOtherItemSharesThem() {
    ParsedItem own = prose("1", "https://a.example/1", "Acme was hacked");
    ParsedItem sameTitle = prose("2", "https://a.example/2", "Acme was hacked!");
    ParsedItem sameLink = prose("3", "http://www.a.example/1/", "Another");
    long title = ItemIdentity.fingerprint("title", "acmewashacked");

    assertThat(identify(own).getFirst().weakFingerprints()).hasSize(2).contains(title);
    assertThat(identify(own, sameTitle).getFirst().weakFingerprints())
        .hasSize(1)
        .doesNotContain(title);
    assertThat(identify(own, sameLink).getFirst().weakFingerprints()).containsExactly(title);
    assertThat(identify(own, sameTitle, sameLink).getFirst().weakFingerprints()).isEmpty();
    assertThat(identify(prose("4", null, "!")).getFirst().weakFingerprints()).isEmpty();
  }

  private static ParsedItem prose(String id, @Nullable String link, String title) {
    return new ParsedItem(id, link, title, "text of " + id, null);
  }
}
