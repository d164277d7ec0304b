package bellwether.feed.format.osv;

import static bellwether.feed.crawl.CrawlFixture.CLOCK;
import static bellwether.feed.crawl.FeedSite.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.CrawlFixture;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.text.InputLimits;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests which records of the OSV list are fetched. */
final class OsvCrawlerTest {
  @AutoClose private final CrawlFixture crawl = new CrawlFixture();

  private PollResult osv() {
    FetchBudget visit = crawl.visit();
    PollResult reading =
        new OsvCrawler(
                visit,
                crawl.documents(visit, OsvParser::parse),
                crawl.site.at("/v1/vulns/").toString())
            .read(
                Feed.of("osv", crawl.site.at("/modified_id.csv"), Format.OSV),
                crawl.site.at("/modified_id.csv"),
                crawl.known,
                Set::of);
    if (reading instanceof PollResult.Changed fresh) {
      crawl.known = fresh.validators();
    }
    if (reading instanceof PollResult.Unchanged(var _, var validators) && validators != null) {
      crawl.known = validators;
    }
    return reading;
  }

  @Test
  void osv_fetchesOnlyNewMalware() {
    crawl.pages.put(
        "/modified_id.csv",
        "2026-01-19T10:00:00Z,npm/GHSA-1\n2026-01-19T09:00:00Z,npm/MAL-2026-1\n");
    crawl.pages.put("/v1/vulns/MAL-2026-1", "{\"id\":\"MAL-2026-1\",\"summary\":\"one\"}");
    crawl.pages.put("/v1/vulns/MAL-2026-2", "{\"id\":\"MAL-2026-2\",\"summary\":\"two\"}");

    assertThat(((PollResult.Changed) osv()).items()).hasSize(1);
    assertThat(crawl.site.requests.getFirst().getRequestHeaders().getFirst("Range"))
        .isEqualTo("bytes=0-51199");
    crawl.pages.put(
        "/modified_id.csv",
        "2026-01-19T11:00:00Z,npm/MAL-2026-2\n2026-01-19T10:00:00Z,npm/GHSA-1\n2026-01-19T09:00:00Z,npm/MAL-2026-1\n");
    int before = crawl.site.requests.size();
    assertThat(((PollResult.Changed) osv()).items()).hasSize(1);
    assertThat(crawl.site.requests.size() - before).isEqualTo(2);
    assertThat(osv()).isEqualTo(new PollResult.Unchanged(null));
  }

  /** OSV's list, with that many other lines between those of malware. */
  private String malware(int from, int downTo, int apart) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i >= downTo; i--) {
      crawl.pages.put("/v1/vulns/MAL-" + i, "{\"id\":\"MAL-" + i + "\",\"summary\":\"s\"}");
      Instant at = CLOCK.instant().plusSeconds(100L * i);
      lines.append(at).append(",npm/MAL-").append(i).append('\n');
      for (int j = 1; j <= apart; j++) {
        lines.append(at.minusSeconds(j)).append(",npm/GHSA-").append(i).append(j).append('\n');
      }
    }
    return lines.toString();
  }

  @Test
  void osv_moreThanTheBeginning_isReadFurtherDown_butNoHistory() {
    crawl.pages.put("/modified_id.csv", malware(100, 0, 60));
    assertThat(fresh(osv()).items()).hasSizeBetween(15, 30);
    crawl.pages.put("/modified_id.csv", malware(200, 0, 60));

    Set<String> read = new HashSet<>();
    PollResult.Changed fresh;
    do {
      fresh = fresh(osv());
      fresh.items().forEach(item -> read.add(item.advisory().id()));
    } while (fresh.completeness().isCatchingUp());
    assertThat(read).hasSize(100);
    assertThat(osv()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void osv_growthBeyondTheLimit_isReported() {
    crawl.pages.put("/modified_id.csv", "2026-01-19T10:00:00Z,npm/GHSA-1\n");
    osv();
    crawl.pages.put(
        "/modified_id.csv",
        "2026-01-20T11:00:00Z,npm/MAL-1\n"
            + IntStream.range(100_000, 220_000)
                .mapToObj(i -> "2026-01-20T10:00:00Z,npm/GHSA-" + i + "\n")
                .collect(Collectors.joining()));
    crawl.pages.put("/v1/vulns/MAL-1", "{\"id\":\"MAL-1\",\"summary\":\"one\"}");

    assertThat(fresh(osv()).completeness().damage()).contains("passed over");
  }

  @Test
  void osv_listWithoutMalware_movesTheCursor() {
    crawl.pages.put("/modified_id.csv", "2026-01-19T10:00:00Z,npm/GHSA-1\n");
    osv();
    crawl.pages.put("/modified_id.csv", "2026-01-19T12:00:00Z,npm/GHSA-2\n");

    assertThat(osv())
        .isEqualTo(new PollResult.Unchanged(null, Validators.ofCursor("@2026-01-19T12:00:00Z")));
  }

  @Test
  void osv_listWithoutMalware_countsAsRead() {
    crawl.pages.put("/modified_id.csv", "2026-01-19T10:00:00Z,npm/GHSA-1\n");

    assertThat(osv())
        .as("so that the first malware to come is news, not what a new feed shows at first")
        .isEqualTo(
            new PollResult.Changed(
                List.of(),
                Validators.ofCursor("@2026-01-19T10:00:00Z"),
                Completeness.COMPLETE,
                null));
    assertThat(osv()).isEqualTo(new PollResult.Unchanged(null));
    crawl.pages.put("/modified_id.csv", "<html>try later</html>");
    assertThat(osv()).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void osv_serverWithoutRanges_isReadFromTheBeginningOnly() {
    String rest =
        IntStream.range(0, 500_000)
            .mapToObj(i -> String.format(Locale.ROOT, "2026-01-18T09:00:00Z,npm/GHSA-%06d\n", i))
            .collect(Collectors.joining());
    crawl.pages.put("/modified_id.csv", "2026-01-19T09:00:00Z,npm/MAL-2026-1\n" + rest);
    crawl.pages.put("/v1/vulns/MAL-2026-1", "{\"id\":\"MAL-2026-1\",\"summary\":\"one\"}");

    assertThat(rest.length()).isGreaterThan(InputLimits.DOCUMENT_BYTES);
    assertThat(((PollResult.Changed) osv()).items()).hasSize(1);
  }

  @Test
  void osv_idThatIsCutOff_isNotTakenForAnother() {
    String line = "2026-01-19T09:00:00Z,npm/MAL-2026-123456\n";
    String list = "#".repeat(51_200 - line.length() + 5) + "\n" + line;
    crawl.pages.put("/modified_id.csv", "2026-01-19T09:30:00Z,npm/GHSA-1\n" + list.substring(32));

    var _ = osv();
    assertThat(crawl.site.requests).as("the list alone").hasSize(1);
  }
}
