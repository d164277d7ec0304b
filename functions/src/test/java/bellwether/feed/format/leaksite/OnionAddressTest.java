package bellwether.feed.format.leaksite;

import static bellwether.feed.format.RecordParsing.items;
import static bellwether.feed.format.RecordParsing.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.ParseSupport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that addresses of onion services never become links. */
final class OnionAddressTest {
  @Test
  void leakSites_claim_keepMaskedNames_andNeverLinkOnionSites() {
    List<Advisory> live = items(Format.RANSOMWARE_LIVE, "ransomware-live.json");
    List<Advisory> look = items(Format.RANSOMLOOK, "ransomlook.json");

    assertThat(live)
        .extracting(Advisory::title, item -> item.statedFacts().victims())
        .containsExactly(
            tuple("revil claims to have breached Acer", List.of("Acer", "acer.com")),
            tuple("lockjaw claims to have breached Qu****rge", List.of()),
            tuple(
                "lockjaw claims to have breached dovetail-bank.example",
                List.of("dovetail-bank.example")));
    assertThat(look)
        .extracting(item -> item.statedFacts().victims(), Advisory::url)
        .containsExactly(tuple(List.of("Harbour Freight Lines"), null), tuple(List.of(), null));
    assertThat(live.getFirst().url()).isEqualTo("https://www.ransomware.live/id/QWNlckBSRXZpbA==");
    assertThat(live.getFirst().published()).hasToString("2021-03-18T12:31:07Z");
    assertThat(live.getFirst().text()).contains("written by a machine").doesNotContain("onion");
    assertThat(live).allMatch(item -> item.statedFacts().claim());
    assertThat(look).allMatch(item -> item.statedFacts().claim());
  }

  @ParameterizedTest
  @CsvSource({
    "see http://abcdefabcdefabcd.onion/x now",
    "see hxxp://abcdefabcdefabcd.ONION now",
    "see abcdefabcdefabcd[.]onion now",
    "see sub.abcdefabcdefabcd.onion:8080/a?b now"
  })
  void onionAddress_isRemovedInAnySpelling(String text) {
    assertThat(LeakSiteClaim.removeOnionAddresses(text)).isEqualTo("see (address left out) now");
  }

  @Test
  void onionAddress_isRemovedFromEveryField() {
    String hidden = "http://abcdefabcdefabcd.onion/x";
    String post =
        "[{\"id\":\"a\",\"group\":\"H\",\"victim\":\"V H\",\"activity\":\"H\",\"country\":\"H\",\"website\":\"H\",\"description\":\"H\"}]"
            .replace("H", hidden);

    assertThat(ParseSupport.items(parse(Format.RANSOMWARE_LIVE, post.getBytes(UTF_8))).items())
        .singleElement()
        .satisfies(item -> assertThat(item.advisory().toString()).doesNotContain("onion"));
  }
}
