package bellwether.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests claims of one victim that are posted again. */
final class RepeatedClaimTest {
  private final PublishedItems feed = new PublishedItems();

  private static String claim(String discovered) {
    return String.format(
        Locale.ROOT,
        "{\"group_name\":\"nightgull\",\"post_title\":\"Quarx\",\"discovered\":\"%s\"}",
        discovered);
  }

  private void publishClaims(String... posts) {
    feed.poll(Format.RANSOMLOOK, "[" + String.join(",", posts) + "]", FirstRead.ALERT);
    feed.sweep();
  }

  @Test
  void claimRepeatedMuchLater_alertsAgain() {
    publishClaims(claim("2025-01-13 10:00:00"));
    publishClaims();
    publishClaims(claim("2026-02-13 11:33:13"));
    publishClaims(claim("2026-02-13 11:59:59"));

    assertThat(feed.alerts()).containsExactly("NEW Quarx", "NEW Quarx");
  }

  @Test
  void claimMadeAgainAfterFourMonths_isAnotherIncident() {
    publishClaims(claim("2025-01-13 10:00:00"));
    publishClaims(claim("2025-05-20 10:00:00"));

    assertThat(feed.alerts()).containsExactly("NEW Quarx", "NEW Quarx");
  }

  @Test
  void claimPostedAgainWithinWeeks_isTheSame() {
    publishClaims(claim("2025-01-13 10:00:00"));
    publishClaims(claim("2025-01-14 02:00:00"));
    publishClaims(claim("2025-03-01 02:00:00"));

    assertThat(feed.alerts()).containsExactly("NEW Quarx");
    assertThat(feed.advisories.all()).hasSize(1);
  }

  @Test
  void twoClaimsInOneDocument_staySeparate_whenReadAgain() {
    String old = claim("2025-01-13 10:00:00");
    for (int i = 0; i < 3; i++) {
      publishClaims(claim("2026-02-13 11:33:13"), old);
      publishClaims(old, claim("2026-02-14 01:33:13"));
      publishClaims(claim("2026-02-13 11:33:13"));
    }

    assertThat(feed.alerts()).containsExactly("NEW Quarx", "NEW Quarx");
    assertThat(feed.advisories.all())
        .extracting(Advisory::published)
        .extracting(String::valueOf)
        .containsExactlyInAnyOrder("2025-01-13T10:00Z", "2026-02-13T11:33:13Z");
  }
}
