package bellwether.app.poll;

import static bellwether.app.poll.ScriptedFeeds.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests feeds that arrive incomplete, empty or damaged. */
final class DamagedFeedTest {
  private final ScriptedFeeds feeds = new ScriptedFeeds();

  @Test
  void damagedFeedWithFarFewerItems_isDegradedUntilComplete() {
    IdentifiedItem[] all = {
      feeds.item("a", 1),
      feeds.item("b", 2),
      feeds.item("c", 3),
      feeds.item("d", 4),
      feeds.item("e", 5)
    };
    Completeness torn = Completeness.damaged("the document ends in the middle");
    feeds.answers.put("wire", feeds.fresh("\"v1\"", all));
    var _ = feeds.poller(WIRE).pollAll();

    feeds.answers.put(
        "wire", new PollResult.Changed(List.of(all[0]), FeedState.Validators.NONE, torn, null));
    var _ = feeds.poller(WIRE).pollAll();
    var _ = feeds.poller(WIRE).pollAll();
    FeedState.Health health = feeds.states.get("wire").health();
    assertThat(health.problem())
        .isNotNull()
        .extracting(FeedProblem::kind, FeedProblem::reason)
        .containsExactly(FeedProblem.Kind.DEGRADED, "degraded: the document ends in the middle");
    assertThat(health.completeness()).isEqualTo(torn);

    feeds.answers.put("wire", feeds.fresh("\"v2\"", all));
    assertThat(feeds.poller(WIRE).pollAll().added()).isZero();
    assertThat(feeds.states.get("wire").health().problem()).isNull();
    assertThat(feeds.states.get("wire").health().completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void damagedFeedWithAsManyItems_isListedWithoutProblem() {
    Completeness torn = Completeness.damaged("row 7 has a stray quote").withSkipped(1);
    feeds.answers.put(
        "wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2), feeds.item("c", 3)));
    var _ = feeds.poller(WIRE).pollAll();
    feeds.answers.put(
        "wire",
        new PollResult.Changed(
            List.of(feeds.item("a", 1), feeds.item("b", 2)),
            FeedState.Validators.NONE,
            torn,
            null));
    var _ = feeds.poller(WIRE).pollAll();

    assertThat(feeds.states.get("wire").health().problem()).isNull();
    assertThat(feeds.states.get("wire").health().completeness()).isEqualTo(torn);
  }

  @Test
  void suddenlyEmptyFeed_isNotTrusted() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", feeds.fresh("\"v2\""));

    feeds.poller(WIRE).pollAll();

    assertThat(feeds.states.itemFingerprints("wire")).containsExactly(1L);
    assertThat(feeds.states.get("wire").validators().etag()).isNull();
  }

  @Test
  void partWithoutItems_isNotAnEmptyFeed() {
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", feeds.partial(9, null));
    feeds.poller(WIRE).pollAll();

    assertThat(feeds.states.get("wire").health().problem()).isNull();
    assertThat(feeds.states.get("wire").validators().cursor()).isEqualTo("mark");
    assertThat(feeds.states.itemFingerprints("wire")).containsExactly(1L);
  }

  @Test
  void truncatedDocument_doesNotMakeMissingItemsNew() {
    feeds.answers.put(
        "wire", feeds.fresh(null, feeds.item("a", 1), feeds.item("b", 2), feeds.item("c", 3)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put(
        "wire",
        new PollResult.Changed(
            List.of(feeds.item("a", 1)),
            FeedState.Validators.NONE,
            Completeness.damaged("ends in the middle"),
            null));
    feeds.poller(WIRE).pollAll();

    assertThat(feeds.states.itemFingerprints("wire")).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(feeds.states.get("wire").health().completeness().isDegraded()).isTrue();
  }
}
