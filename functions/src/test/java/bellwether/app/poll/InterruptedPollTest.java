package bellwether.app.poll;

import static bellwether.app.poll.ScriptedFeeds.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import bellwether.store.StoreException;
import bellwether.store.memory.InMemoryFeedStateStore;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests polls that end at each step between the feed and its state. */
final class InterruptedPollTest {
  private final ScriptedFeeds feeds = new ScriptedFeeds();

  @Test
  void pollThatEndsBeforeTheFirstItem_isRepeatedWithoutAValidator() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2)));
    feeds.advisories.failOn = "a";
    assertThatThrownBy(feeds.poller(WIRE)::pollAll).isInstanceOf(RuntimeException.class);
    assertThat(feeds.advisories.find("a")).isEmpty();

    feeds.advisories.failOn = null;
    feeds.poller(WIRE).pollAll();

    assertThat(feeds.readStates).extracting(state -> state.validators().etag()).containsOnlyNulls();
    assertThat(feeds.advisories.find("a")).isPresent();
    assertThat(feeds.advisories.find("b")).isPresent();
  }

  @Test
  void pollThatEndsBeforeItsState_isRepeatedAndAddsNothing() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2)));
    FeedPoller interrupted =
        poller(new UnwritableStates(feeds.states), feeds.advisories, FirstRead.ALERT);
    assertThatThrownBy(interrupted::pollAll).isInstanceOf(StoreException.class);
    assertThat(feeds.advisories.find("b")).isPresent();

    assertThat(feeds.poller(WIRE).pollAll().added()).isZero();

    assertThat(feeds.readStates.getFirst().validators().etag()).isNull();
    assertThat(feeds.states.get("wire").validators().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void itemsThatCouldNotBeStored_areTheOnlyOnesThatTheNextPollStores() {
    feeds.answers.put(
        "wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2), feeds.item("c", 3)));
    feeds.advisories.failOn = "b";
    assertThatThrownBy(feeds.poller(WIRE)::pollDue).isInstanceOf(StoreException.class);
    assertThat(feeds.advisories.find("c")).as("an item after the failed one").isPresent();
    assertThat(feeds.states.itemFingerprints("wire")).containsExactlyInAnyOrder(1L, 3L);
    int before = feeds.advisories.adds;

    feeds.advisories.failOn = null;
    assertThat(feeds.poller(WIRE).pollDue().added()).isEqualTo(1);

    assertThat(feeds.advisories.adds - before).isEqualTo(1);
    assertThat(feeds.advisories.find("b")).isPresent();
    assertThat(feeds.states.get("wire").validators().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void itemThatFailsByADefect_isReceivedAgain() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", feeds.fresh("\"v2\"", feeds.item("a", 1), feeds.item("b", 2)));
    feeds.advisories.defectOn = "b";

    assertThat(feeds.poller(WIRE).pollAll().failed()).isZero();

    assertThat(feeds.states.get("wire").validators().etag())
        .as("with the new one, the server would not send the item again")
        .isEqualTo("\"v1\"");
    feeds.advisories.defectOn = null;
    assertThat(feeds.poller(WIRE).pollAll().added()).isEqualTo(1);
    assertThat(feeds.states.get("wire").validators().etag()).isEqualTo("\"v2\"");
  }

  @Test
  void firstReadThatFails_staysSilentWhenItIsRepeated() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2)));
    feeds.advisories.failOn = "b";
    FeedPoller silent = poller(feeds.states, feeds.advisories, FirstRead.SILENT);
    assertThatThrownBy(silent::pollDue).isInstanceOf(StoreException.class);
    feeds.advisories.failOn = null;

    silent.pollDue();

    assertThat(feeds.advisories.find("b").orElseThrow().firstRead()).isTrue();
  }

  /** Time to live removes advisories, at a time that DynamoDB chooses. */
  @Test
  void itemWhoseRowExpired_isNotNew() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1), feeds.item("b", 2)));
    feeds.poller(WIRE).pollAll();
    CountingAdvisories empty = new CountingAdvisories();

    FeedPoller.Outcome outcome = poller(feeds.states, empty, FirstRead.ALERT).pollAll();

    assertThat(outcome.added()).isZero();
    assertThat(empty.find("a")).isEmpty();
  }

  private FeedPoller poller(
      FeedStateStore states, CountingAdvisories advisories, FirstRead firstRead) {
    return new FeedPoller(
        () -> List.of(WIRE),
        states,
        advisories,
        feeds.firstReads,
        (_, _, _) -> Objects.requireNonNull(feeds.answers.get("wire")),
        firstRead,
        FeedHourRecorder.NONE,
        feeds.clock);
  }

  private record UnwritableStates(InMemoryFeedStateStore states) implements FeedStateStore {
    @Override
    public FeedState get(String feed) {
      return states.get(feed);
    }

    @Override
    public List<FeedState> get(Collection<String> ids) {
      return states.get(ids);
    }

    @Override
    public Set<Long> itemFingerprints(String feed) {
      return states.itemFingerprints(feed);
    }

    @Override
    public void saveReadTimes(Collection<FeedState> read) {
      throw new StoreException("UpdateItem failed");
    }

    @Override
    public boolean save(FeedState state) {
      throw new StoreException("PutItem failed");
    }

    @Override
    public boolean save(FeedState state, Set<Long> shown) {
      throw new StoreException("PutItem failed");
    }
  }
}
