package bellwether.feed.format.leaksite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LeakSiteClaimTest {

  private static List<IdentifiedItem> items(Format format, String json) {
    return ParseSupport.items(
            FeedParser.parse(format, "watch", json.getBytes(UTF_8), null, null, ParseSupport.SEEN))
        .items();
  }

  private static Advisory live(String fields) {
    return items(Format.RANSOMWARE_LIVE, "[{\"group\":\"nightgull\"," + fields + "}]")
        .getFirst()
        .advisory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "https://www.quarx.example/about ! quarx.example",
        "WWW.Quarx.example ! quarx.example",
        "quarx.example / quarx.test ! quarx.example,quarx.test",
        "Quarx (quarx.example) ! Quarx,quarx.example",
        "Quarx | quarx.example ! Quarx,quarx.example",
        "quarx.example - Quarx ! Quarx,quarx.example",
        "Quarx, Inc. ! 'Quarx, Inc.'",
        "Firm of a friend of quarx.example ! Firm of a friend of quarx.example"
      })
  void victims_areTheNameAndTheDomainsInIt(String title, String victims) {
    String post = "[{\"group_name\":\"nightgull\",\"post_title\":\"" + title + "\"}]";
    assertThat(
            String.join(
                ",", items(Format.RANSOMLOOK, post).getFirst().advisory().statedFacts().victims()))
        .isEqualTo(victims);
  }

  @Test
  void websites_areReadFromEveryFieldAndList() {
    assertThat(
            live("\"victim\":\"Quarx\",\"website\":[\"https://quarx.example/a\",\"quarx.test\"],"
                    + "\"domain\":\"www.portal.quarx.test\"")
                .statedFacts()
                .victims())
        .containsExactly("Quarx", "quarx.example", "quarx.test", "portal.quarx.test");
  }

  @ParameterizedTest
  @CsvSource({
    "url,https://www.ransomware.live/id/UVhcng=,https://www.ransomware.live/id/UVhcng=",
    "permalink,https://www.ransomware.live/id/UVhcng=,https://www.ransomware.live/id/UVhcng=",
    "url,http://www.ransomware.live/id/UVhcng=,",
    "url,https://ransomware.live.evil.example/id/a,",
    "url,https://evil.example/ransomware.live,",
    "url,https://www.ransomware.live@evil.example/,",
    "url,https://www.ransomware.live:8443/id/a,",
    "url,https://www.ransomware.live/abcdefabcdefabcd.onion/a,",
    "permalink,javascript:alert(1),"
  })
  void link_isTheTrackersOwnPageOnly(String field, String address, String link) {
    assertThat(live("\"victim\":\"Quarx\",\"" + field + "\":\"" + address + "\"").url())
        .isEqualTo(link);
  }

  @Test
  void date_isTheFirstThatCanBeRead() {
    assertThat(
            live("\"victim\":\"Quarx\",\"discovered\":\"soon\",\"attackdate\":\"2026-01-02\"")
                .published())
        .hasToString("2026-01-02T00:00Z");
  }

  @Test
  void claimsFarApart_areTwoItems_andCopiesOne() {
    String post =
        "{\"id\":\"UXVhcng=\",\"victim\":\"Quarx\",\"group\":\"nightgull\",\"discovered\":\"%s\"}";
    String list =
        String.format(
            Locale.ROOT,
            "[" + post + "," + post + "," + post + "]",
            "2026-02-13 11:33:13",
            "2025-01-13 08:00:00",
            "2026-02-15 08:00:00");

    assertThat(items(Format.RANSOMWARE_LIVE, list))
        .extracting(item -> item.advisory().id())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }
}
