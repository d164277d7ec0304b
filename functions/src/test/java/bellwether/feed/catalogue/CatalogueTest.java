package bellwether.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Tier;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {

  @Test
  void builtIn_hasTheRequiredFeeds_andPoliteIntervals() {
    assertThat(Catalogue.builtIn())
        .hasSizeGreaterThanOrEqualTo(15)
        .allSatisfy(
            feed -> assertThat(feed.interval()).isGreaterThanOrEqualTo(Duration.ofMinutes(10)))
        .extracting(Feed::name)
        .contains("BreachExchange", "SecurityWeek", "The Record");
  }

  @Test
  void parse_entryWithAndWithoutTheOptionalFields() {
    assertThat(
            Catalogue.parse(
                "[{\"name\":\"A\",\"url\":\"https://a.com/f\",\"format\":\"syndication\"},"
                    + "{\"name\":\"B\",\"url\":\"http://b.com/\",\"format\":\"mailman\",\"interval\":\"PT1H\",\"tier\":\"official\"}]"))
        .containsExactly(
            new Feed(
                "A",
                URI.create("https://a.com/f"),
                Format.SYNDICATION,
                Feed.DEFAULT_INTERVAL,
                Tier.NEWS),
            new Feed(
                "B",
                URI.create("http://b.com/"),
                Format.MAILMAN,
                Duration.ofHours(1),
                Tier.OFFICIAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|feeds file: it is no JSON, see line 1",
        "{}|feeds file: it must be a JSON array",
        "[]|feeds file: it must be a JSON array",
        "[1]|feeds file, entry 1: it must be an object",
        "[{\"url\":\"https://a.com\",\"format\":\"mailman\"}]|feeds file, entry 1: the field \"name\" is missing; add it",
        "[{\"name\":\"A\",\"format\":\"mailman\"}]|feeds file, entry 1 (A): the field \"url\" is missing; add it",
        "[{\"name\":\"A\",\"url\":\"https://a.com\"}]|feeds file, entry 1 (A): the field \"format\" is missing; add it",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"rss\"}]|feeds file, entry 1 (A): unknown format \"rss\"; known are syndication, mailman",
        "[{\"name\":\"A\",\"url\":\"a.com\",\"format\":\"mailman\"}]|url \"a.com\" is no http or https address",
        "[{\"name\":\"A\",\"url\":\"file:///etc\",\"format\":\"mailman\"}]|is no http or https address",
        "[{\"name\":\"A\",\"url\":\"https://u:p@a.com\",\"format\":\"mailman\"}]|without a user name",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"interval\":\"15m\"}]|interval \"15m\" is no duration",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"interval\":\"PT1S\"}]|write it as PT15M",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"tier\":\"gold\"}]|unknown tier \"gold\"; known are",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"intervall\":\"PT1H\"}]|unknown field \"intervall\"; known are",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"window\":{\"from\":\"start\"}}]|entry 1 (A): the window must name two parameters and a duration",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"interval\":\"PT2H\",\"window\":{\"from\":\"a\",\"to\":\"b\",\"length\":\"PT2H\"}}]|the window must be longer than the interval of PT2H",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"checked\":\"lately\"}]|checked must be a date and how it was checked",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"optional\":\"yes\"}]|the field \"optional\" must be true or false",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"key\":{\"header\":\"X-Key\",\"variable\":\"SLACK_BOT_TOKEN\"}}]|the key must name a header and a variable",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\",\"key\":{\"header\":\"X-Key\",\"variable\":\"BELLWETHER_TOKEN_KEY\"}}]|the key must name a header and a variable",
        "[{\"name\":5,\"url\":\"https://a.com\",\"format\":\"mailman\"}]|the field \"name\" must be a text",
        "[{\"name\":\"A\",\"url\":\"https://a.com\",\"format\":\"mailman\"},{\"name\":\"a\",\"url\":\"https://b.com\",\"format\":\"mailman\"}]|entry 2 (a): the name is taken",
      })
  void parse_invalidEntry_namesTheFixInOneLine(String json, String message) {
    assertThatThrownBy(() -> Catalogue.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void builtIn_recordsWhenAndHowEachFeedWasChecked() throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
      assertThat(new ObjectMapper().readTree(in))
          .allSatisfy(entry ->
              assertThat(entry.path("checked").asText())
                  .as(entry.path("name").asText())
                  .matches("20\\d\\d-\\d\\d-\\d\\d: .{10,}"));
    }
  }

  @Test
  void builtIn_feedThatNeedsASetting_isDisabledAndSaysHowToEnableIt() {
    Map<String, String> off = new TreeMap<>();
    Catalogue.builtIn().stream()
        .filter(feed -> !feed.isEnabled())
        .forEach(feed -> off.put(feed.name(), feed.access().disabledReason() + ""));

    assertThat(off)
        .containsOnlyKeys(
            "BreachExchange",
            "BreachExchange at seclists.org",
            "Maine Attorney General",
            "NVD",
            "North Dakota Attorney General",
            "SEC EDGAR 8-K",
            "Wisconsin Consumer Protection",
            "ransomware.live")
        .hasEntrySatisfying(
            "SEC EDGAR 8-K",
            line ->
                assertThat(line)
                    .isEqualTo(
                        "it requires a contact; set ContactEmail (BELLWETHER_CONTACT)"
                            + " to an email address"))
        .hasEntrySatisfying(
            "ransomware.live",
            line ->
                assertThat(line)
                    .contains("RansomwareLiveKeyName (BELLWETHER_FEED_KEY_RANSOMWARE_LIVE)"))
        .hasEntrySatisfying(
            "Maine Attorney General",
            line -> assertThat(line).contains("add its name to OptionalFeeds"));
    assertThat(off.values()).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BELLWETHER_CONTACT|Acme security <sec@acme.example>|SEC EDGAR 8-K",
        "BELLWETHER_FEED_KEY_RANSOMWARE_LIVE|a-secret|ransomware.live",
        "BELLWETHER_OPTIONAL_FEEDS|nvd , MAINE attorney general|NVD",
        "BELLWETHER_OPTIONAL_FEEDS|nvd , MAINE attorney general|Maine Attorney General",
        "BELLWETHER_OPTIONAL_FEEDS|nvd , maine*|Maine Attorney General",
        "BELLWETHER_OPTIONAL_FEEDS|*|Wisconsin Consumer Protection",
      })
  void builtIn_feedWithItsSetting_isEnabled(String variable, String value, String name) {
    FeedOptions switches =
        new FeedOptions(asked -> Optional.of(value).filter(any -> asked.equals(variable)));

    assertThat(Catalogue.builtIn(switches))
        .filteredOn(feed -> feed.name().equals(name))
        .singleElement()
        .matches(Feed::isEnabled);
  }

  @Test
  void accessPolicy_nameThatNoFeedHas_isUnknown() {
    FeedOptions switches =
        new FeedOptions(
            asked -> Optional.of("NVD, Bredes, Maine*, Mein*").filter(x -> asked.contains("OPT")));

    assertThat(switches.unknownNames(Catalogue.builtIn())).containsExactly("bredes", "mein*");
  }

  @Test
  void builtIn_nameWithoutAsterisk_selectsNoLongerName() {
    FeedOptions switches =
        new FeedOptions(asked -> Optional.of("BreachExchange").filter(x -> asked.contains("OPT")));

    assertThat(Catalogue.builtIn(switches))
        .filteredOn(feed -> feed.name().startsWith("BreachExchange") && feed.isEnabled())
        .extracting(Feed::name)
        .containsExactly("BreachExchange");
  }

  @Test
  void builtIn_contactThatIsNoAddress_isNoContact() {
    FeedOptions switches =
        new FeedOptions(
            asked -> Optional.of("https://acme.example").filter(x -> asked.endsWith("CONTACT")));

    assertThat(Catalogue.builtIn(switches))
        .filteredOn(feed -> feed.name().equals("SEC EDGAR 8-K"))
        .noneMatch(Feed::isEnabled);
  }

  @Test
  void feedsPage_listsEveryFeed() throws IOException {
    String page = Files.readString(Path.of("../docs/feeds.md"));
    assertThat(Catalogue.builtIn())
        .allSatisfy(feed ->
            assertThat(page)
                .contains(
                    String.format(
                        Locale.ROOT,
                        "| [%s](%s) | `%s` |",
                        feed.name(),
                        feed.documentation(),
                        feed.format().label()))
                .contains(
                    String.format(
                        Locale.ROOT,
                        "| %s | %s |",
                        feed.tier().name().toLowerCase(Locale.ROOT),
                        feed.license())));
  }
}
