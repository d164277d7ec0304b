package bellwether.app.poll;

import static bellwether.app.poll.ScriptedFeeds.OTHER;
import static bellwether.app.poll.ScriptedFeeds.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bellwether.domain.feed.FeedState;
import bellwether.feed.crawl.PollResult;
import bellwether.store.FeedStateStore;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FeedPollerTest {
  private final ScriptedFeeds feeds = new ScriptedFeeds();

  @Test
  void newItem_isStoredWithTheValidator() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1)));

    FeedPoller.Outcome outcome = feeds.poller(WIRE).pollDue();

    assertThat(outcome).isEqualTo(new FeedPoller.Outcome(1, 0, 0, 1));
    assertThat(feeds.advisories.find("a")).isPresent();
    assertThat(feeds.states.get("wire").validators().etag()).isEqualTo("\"v1\"");
    assertThat(feeds.states.itemFingerprints("wire")).containsExactly(1L);
  }

  @Test
  void knownItem_isNotWritten() {
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a", 1), feeds.item("b", 2)));
    feeds.poller(WIRE).pollAll();
    int before = feeds.advisories.adds;
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("b", 2), feeds.item("c", 3)));

    feeds.poller(WIRE).pollAll();

    assertThat(feeds.advisories.adds - before).isEqualTo(1);
    assertThat(feeds.advisories.find("c")).isPresent();
  }

  @Test
  void itemWithNewIdAndSameContent_isNotNew() {
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a", 1, 77)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a-again", 2, 77)));

    assertThat(feeds.poller(WIRE).pollAll().added()).isZero();
    assertThat(feeds.advisories.find("a-again")).isEmpty();
  }

  @Test
  void storeThatFailsMidway_leavesTheValidatorUnwritten() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2)));
    feeds.answers.put("other", feeds.fresh("\"v1\"", feeds.item("c", 3)));
    feeds.advisories.failOn = "b";

    assertThatExceptionOfType(StoreException.class).isThrownBy(feeds.poller(WIRE, OTHER)::pollDue);
    assertThat(feeds.states.get("wire").validators().etag()).isNull();
    assertThat(feeds.states.get("other").validators().etag())
        .as("another feed")
        .isEqualTo("\"v1\"");

    feeds.advisories.failOn = null;
    assertThat(feeds.poller(WIRE).pollDue().added()).isEqualTo(1);
    assertThat(feeds.states.get("wire").validators().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void failingFeed_doesNotAffectOtherFeeds() {
    feeds.answers.put("other", feeds.fresh(null, feeds.item("a", 1)));

    FeedPoller.Outcome outcome = feeds.poller(WIRE, OTHER).pollDue();

    assertThat(outcome).isEqualTo(new FeedPoller.Outcome(2, 0, 1, 1));
    assertThat(feeds.advisories.find("a")).isPresent();
  }

  @Test
  void unchangedFeed_sendsItsValidatorAndRecovers() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", new PollResult.Unchanged(null));

    FeedPoller.Outcome outcome = feeds.poller(WIRE).pollAll();

    assertThat(outcome).isEqualTo(new FeedPoller.Outcome(1, 1, 0, 0));
    assertThat(feeds.readStates.getLast().validators().etag()).isEqualTo("\"v1\"");
    assertThat(feeds.states.get("wire").validators().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void unchangedFeed_countsFromWhenItsDocumentWasLastSeen() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", new PollResult.Unchanged(null));
    feeds.poller(WIRE).pollAll();
    java.time.Instant first = feeds.clock.instant();
    assertThat(feeds.states.get("wire").validators().fetchedAt()).isEqualTo(first);
    feeds.clock.advance(Duration.ofHours(1));
    feeds.poller(WIRE).pollAll();
    assertThat(feeds.states.get("wire").validators().fetchedAt())
        .as("not postponed")
        .isEqualTo(first);

    FeedState.Validators seen =
        new FeedState.Validators("\"v2\"", null, "d").withFetchedAt(feeds.clock.instant());
    feeds.answers.put("wire", new PollResult.Unchanged(null, seen));
    feeds.poller(WIRE).pollAll();
    assertThat(feeds.states.get("wire").validators()).isEqualTo(seen);
  }

  @Test
  void unchangedFeed_hasItsTimesSavedOnly() {
    feeds.answers.put("wire", new PollResult.Unchanged(null, null));
    feeds.poller(WIRE).pollAll();
    FeedState first = feeds.states.get("wire");
    feeds.clock.advance(Duration.ofHours(1));
    feeds.poller(WIRE).pollAll();

    FeedState second = feeds.states.get("wire");
    assertThat(second.version()).as("not written").isEqualTo(first.version());
    assertThat(second.health().lastSuccessAt()).isEqualTo(feeds.clock.instant());
    assertThat(second.nextPollAt()).isEqualTo(feeds.clock.instant().plus(WIRE.interval()));
  }

  @Test
  void feedThatRecovers_isWrittenInFull() {
    feeds.answers.put("wire", new PollResult.Unchanged(null, null));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", new PollResult.Failed("HTTP 500", null, false));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", new PollResult.Unchanged(null, null));
    feeds.poller(WIRE).pollAll();
    assertThat(feeds.states.get("wire").version()).isEqualTo(3);
    assertThat(feeds.states.get("wire").health().lastProblem()).isNotNull();
  }

  @Test
  void fingerprints_areReadOnceAndOnlyOnChange() {
    int[] asked = new int[1];
    FeedStateStore counting =
        new FeedStateStore() {
          @Override
          public FeedState get(String feed) {
            return feeds.states.get(feed);
          }

          @Override
          public List<FeedState> get(Collection<String> ids) {
            return feeds.states.get(ids);
          }

          @Override
          public Set<Long> itemFingerprints(String feed) {
            asked[0]++;
            return feeds.states.itemFingerprints(feed);
          }

          @Override
          public boolean save(FeedState state) {
            return feeds.states.save(state);
          }

          @Override
          public void saveReadTimes(Collection<FeedState> read) {
            feeds.states.saveReadTimes(read);
          }

          @Override
          public boolean save(FeedState state, Set<Long> shown) {
            return feeds.states.save(state, shown);
          }
        };
    FeedPoller.Reader source =
        (feed, state, shown) -> {
          for (int page = 0;
              page < 5 && feeds.answers.get("wire") instanceof PollResult.Changed;
              page++) {
            assertThat(shown.get()).isNotNull();
          }
          return java.util.Objects.requireNonNull(feeds.answers.get("wire"));
        };
    FeedPoller polls =
        new FeedPoller(
            () -> List.of(WIRE),
            counting,
            feeds.advisories,
            feeds.firstReads,
            source,
            FirstRead.ALERT,
            FeedHourRecorder.NONE,
            feeds.clock);
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a", 1)));
    polls.pollAll();
    assertThat(asked[0]).isEqualTo(1);
    feeds.answers.put("wire", new PollResult.Unchanged(null));
    polls.pollAll();
    assertThat(asked[0]).isEqualTo(1);
  }
}
