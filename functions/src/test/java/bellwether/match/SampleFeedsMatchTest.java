package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.FeedParser;
import bellwether.feed.document.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the match of each item of the sample feeds with each vendor of the sample list. */
final class SampleFeedsMatchTest {
  private static final Path SAMPLES = Path.of("../events");
  private static final int NAME = 0;
  private static final int DOMAINS = 1;
  private static final int ALIASES = 2;
  private static final int PRODUCTS = 3;
  private static final int EXCLUDE = 6;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nobody",
      textBlock =
          """
          atom-news.atom | 0 | Mimecast VICTIM CONFIRMED, SolarWinds SOURCE CONFIRMED
          atom-news.atom | 1 | Progress Software SOURCE CONFIRMED
          atom-news.atom | 2 | Epic Games MENTIONED
          atom-news.atom | 3 | Microsoft MENTIONED
          atom-news.atom | 4 | Cloudflare MENTIONED
          securityweek.rss | 0 | Mimecast VICTIM CONFIRMED, SolarWinds SOURCE CONFIRMED, Microsoft MENTIONED, FireEye MENTIONED
          securityweek.rss | 1 | Okta VICTIM CONFIRMED
          securityweek.rss | 2 | nobody
          securityweek.rss | 3 | Target MENTIONED
          securityweek.rss | 4 | Mimecast MENTIONED, Okta MENTIONED, Cloudflare MENTIONED
          wire.json | 0 | Mimecast VICTIM CONFIRMED, SolarWinds SOURCE CONFIRMED, Microsoft MENTIONED, FireEye MENTIONED
          wire.json | 1 | LastPass VICTIM CONFIRMED
          wire.json | 2 | Ticketmaster VICTIM CONFIRMED
          wire.json | 3 | nobody
          breachexchange/2021-March.txt | 0 | Verkada SOURCE CONFIRMED
          breachexchange/2021-March.txt | 1 | Mimecast VICTIM CONFIRMED, SolarWinds SOURCE CONFIRMED, Microsoft MENTIONED, FireEye MENTIONED
          breachexchange/2021-March.txt | 2 | Acer VICTIM ALLEGED
          breachexchange/2021-March/005850.html | 0 | Mimecast VICTIM CONFIRMED, SolarWinds SOURCE CONFIRMED, Microsoft MENTIONED, FireEye MENTIONED
          """)
  void match_sampleItem_assignsExpectedRoles(String feed, int item, @Nullable String expected)
      throws IOException {
    Advisory advisory = advisories(feed).get(item);

    assertThat(Matcher.of(vendors()).match(advisory).stream().map(SampleFeedsMatchTest::describe))
        .as(advisory.title())
        .containsExactly(expected == null ? new String[0] : expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource({
    "atom-news.atom, 5",
    "securityweek.rss, 5",
    "wire.json, 4",
    "breachexchange/2021-March.txt, 3",
    "breachexchange/2021-March/005850.html, 1"
  })
  void expectations_coverAllItems(String feed, int items) throws IOException {
    assertThat(advisories(feed)).hasSize(items);
  }

  private static String describe(Match match) {
    String part = match.vendor().name() + " " + match.role();
    return match.triggersAlert() ? part + " " + match.confidence() : part;
  }

  private static List<Advisory> advisories(String feed) throws IOException {
    Format format = feed.startsWith("breachexchange") ? Format.MAILMAN : Format.SYNDICATION;
    byte[] body = Files.readAllBytes(SAMPLES.resolve("feeds").resolve(feed));
    ParsedDocument parsed = FeedParser.parse(format, "sample", body, null, null, ItemSamples.SEEN);
    assertThat(parsed).isInstanceOf(ParsedDocument.Items.class);
    return ((ParsedDocument.Items) parsed).items().stream().map(item -> item.advisory()).toList();
  }

  private static List<Vendor> vendors() throws IOException {
    List<Vendor> vendors = new ArrayList<>();
    for (String line :
        Files.readAllLines(SAMPLES.resolve("vendors.csv")).stream().skip(1).toList()) {
      String[] fields = line.split(",", -1);
      vendors.add(
          new Vendor(
              fields[NAME],
              split(fields[DOMAINS]),
              split(fields[ALIASES]),
              split(fields[PRODUCTS]),
              null,
              null,
              split(fields[EXCLUDE])));
    }
    return vendors;
  }

  private static List<String> split(String list) {
    return Arrays.stream(list.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
