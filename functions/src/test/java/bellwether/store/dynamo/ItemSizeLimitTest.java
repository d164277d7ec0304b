package bellwether.store.dynamo;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.FeedState;
import bellwether.domain.incident.Incident;
import bellwether.store.AdvisoryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.IncidentStore;
import bellwether.store.StoreSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests records that exceed the size of an item. */
final class ItemSizeLimitTest {
  @Test
  void advisory_keepsATextOf64Kilobytes() {
    Advisory advisory = withText("株".repeat(64 * 1024));
    AdvisoryStore advisories = EmbeddedDynamo.stores().advisories();
    advisories.add(advisory);
    assertThat(advisories.find("big")).contains(advisory);
  }

  @Test
  void advisory_truncatesATextThatExceedsTheItemLimit() {
    Advisory advisory = withText("😀".repeat(300_000));
    AdvisoryStore advisories = EmbeddedDynamo.stores().advisories();
    assertThat(advisories.add(advisory)).isTrue();
    String kept = advisories.find("big").orElseThrow().text();
    assertThat(advisory.text()).startsWith(kept);
    assertThat(kept.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(ItemSizeLimit.MAX_BODY_BYTES / 3, ItemSizeLimit.MAX_BODY_BYTES);
    assertThat(kept).endsWith("😀");
  }

  @Test
  void advisory_keepsItsTitleIfEverythingElseIsTooLarge() {
    String endless = "\0".repeat(400_000);
    Advisory advisory =
        new Advisory(
            "big",
            "f",
            endless,
            endless,
            endless,
            null,
            StatedFacts.victims(List.of(endless)),
            NOON);
    AdvisoryStore advisories = EmbeddedDynamo.stores().advisories();
    assertThat(advisories.add(advisory)).isTrue();
    assertThat(advisories.find("big").orElseThrow().title()).isEqualTo(endless.substring(0, 1000));
  }

  @Test
  void incident_dropsReportsThatExceedTheItemLimit() {
    List<Incident.Report> reports =
        IntStream.range(0, 90)
            .mapToObj(i -> StoreSamples.report("r" + i + "x".repeat(10_000), NOON.plusSeconds(i)))
            .toList();
    IncidentStore incidents = EmbeddedDynamo.stores().incidents();
    assertThat(incidents.save(new Incident("i", "v", reports, 0))).isTrue();
    List<Incident.Report> kept = incidents.findByVendor("v").getFirst().reports();
    assertThat(kept)
        .hasSizeBetween(20, 40)
        .startsWith(reports.getFirst())
        .endsWith(reports.getLast());
  }

  @Test
  void feedState_holdsThirtyThousandFingerprints() {
    Set<Long> shown =
        LongStream.range(0, 30_000)
            .map(i -> Long.MAX_VALUE - i)
            .boxed()
            .collect(Collectors.toSet());
    FeedStateStore feeds = EmbeddedDynamo.stores().feedStates();
    assertThat(feeds.save(FeedState.neverPolled("f"), shown)).isTrue();
    assertThat(feeds.itemFingerprints("f")).isEqualTo(shown);
  }

  private static Advisory withText(String text) {
    return new Advisory("big", "f", "t", null, text, null, StatedFacts.NONE, NOON);
  }
}
