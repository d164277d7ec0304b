package bellwether.app.poll;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import bellwether.store.AdvisoryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.StoreException;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FeedPollerTest {
  private static final Feed WIRE =
      Feed.of("wire", URI.create("https://wire.example/feed"), Format.SYNDICATION);
  private static final Feed OTHER =
      Feed.of("other", URI.create("https://other.example/feed"), Format.SYNDICATION);

  private final TestClock clock = TestClock.start();
  private final InMemoryFeedStateStore states = new InMemoryFeedStateStore();
  private final CountingAdvisories advisories = new CountingAdvisories();
  private final Map<String, PollResult> answers = new HashMap<>();
  private final List<FeedState> readStates = new ArrayList<>();

  private FeedPoller poller(Feed... feeds) {
    return new FeedPoller(
        () -> List.of(feeds), states, advisories, this::answer, FirstRead.ALERT, clock);
  }

  private synchronized PollResult answer(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    readStates.add(state);
    PollResult reading = answers.get(feed.name());
    if (reading == null) {
      throw new IllegalStateException("a bug in the reader");
    }
    return reading;
  }

  private PollResult.Changed fresh(@Nullable String etag, IdentifiedItem... items) {
    return new PollResult.Changed(
        List.of(items), new FeedState.Validators(etag, null, null), Completeness.COMPLETE, null);
  }

  private IdentifiedItem item(String id, long... prints) {
    Set<Long> fingerprints = new java.util.HashSet<>();
    for (long print : prints) {
      fingerprints.add(print);
    }
    return new IdentifiedItem(advisory(id, "title " + id, "text", clock.instant()), fingerprints);
  }

  @Test
  void damagedFeedWithFarFewerItems_isDegradedUntilComplete() {
    IdentifiedItem[] all = {item("a", 1), item("b", 2), item("c", 3), item("d", 4), item("e", 5)};
    Completeness torn = Completeness.damaged("the document ends in the middle");
    answers.put("wire", fresh("\"v1\"", all));
    var _ = poller(WIRE).pollAll();

    answers.put(
        "wire", new PollResult.Changed(List.of(all[0]), FeedState.Validators.NONE, torn, null));
    var _ = poller(WIRE).pollAll();
    var _ = poller(WIRE).pollAll();
    FeedState.Health health = states.get("wire").health();
    assertThat(health.problem())
        .isNotNull()
        .extracting(FeedProblem::kind, FeedProblem::reason)
        .containsExactly(FeedProblem.Kind.DEGRADED, "degraded: the document ends in the middle");
    assertThat(health.completeness()).isEqualTo(torn);

    answers.put("wire", fresh("\"v2\"", all));
    assertThat(poller(WIRE).pollAll().added()).isZero();
    assertThat(states.get("wire").health().problem()).isNull();
    assertThat(states.get("wire").health().completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void damagedFeedWithAsManyItems_isListedWithoutProblem() {
    Completeness torn = Completeness.damaged("row 7 has a stray quote").withSkipped(1);
    answers.put("wire", fresh("\"v1\"", item("a", 1), item("b", 2), item("c", 3)));
    var _ = poller(WIRE).pollAll();
    answers.put(
        "wire",
        new PollResult.Changed(
            List.of(item("a", 1), item("b", 2)), FeedState.Validators.NONE, torn, null));
    var _ = poller(WIRE).pollAll();

    assertThat(states.get("wire").health().problem()).isNull();
    assertThat(states.get("wire").health().completeness()).isEqualTo(torn);
  }

  @Test
  void newItem_isStoredWithTheValidator() {
    answers.put("wire", fresh("\"v1\"", item("a", 1)));

    FeedPoller.Outcome outcome = poller(WIRE).pollDue();

    assertThat(outcome).isEqualTo(new FeedPoller.Outcome(1, 0, 0, 1));
    assertThat(advisories.find("a")).isPresent();
    assertThat(states.get("wire").validators().etag()).isEqualTo("\"v1\"");
    assertThat(states.itemFingerprints("wire")).containsExactly(1L);
  }

  @Test
  void feedNotDue_isNotFetched() {
    answers.put("wire", fresh(null, item("a", 1)));
    poller(WIRE).pollDue();
    clock.advance(Duration.ofMinutes(14));

    assertThat(poller(WIRE).pollDue().polled()).isZero();
    assertThat(poller(WIRE).pollAll().polled()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(16));
    assertThat(poller(WIRE).pollDue().polled()).isEqualTo(1);
  }

  @Test
  void knownItem_isNotWritten() {
    answers.put("wire", fresh(null, item("a", 1), item("b", 2)));
    poller(WIRE).pollAll();
    int before = advisories.adds;
    answers.put("wire", fresh(null, item("b", 2), item("c", 3)));

    poller(WIRE).pollAll();

    assertThat(advisories.adds - before).isEqualTo(1);
    assertThat(advisories.find("c")).isPresent();
  }

  @Test
  void itemWithNewIdAndSameContent_isNotNew() {
    answers.put("wire", fresh(null, item("a", 1, 77)));
    poller(WIRE).pollAll();
    answers.put("wire", fresh(null, item("a-again", 2, 77)));

    assertThat(poller(WIRE).pollAll().added()).isZero();
    assertThat(advisories.find("a-again")).isEmpty();
  }

  @Test
  void storeThatFailsMidway_leavesTheValidatorUnwritten() {
    answers.put("wire", fresh("\"v1\"", item("a", 1), item("b", 2)));
    answers.put("other", fresh("\"v1\"", item("c", 3)));
    advisories.failOn = "b";

    assertThatExceptionOfType(StoreException.class).isThrownBy(poller(WIRE, OTHER)::pollDue);
    assertThat(states.get("wire").validators().etag()).isNull();
    assertThat(states.get("other").validators().etag()).as("another feed").isEqualTo("\"v1\"");

    advisories.failOn = null;
    assertThat(poller(WIRE).pollDue().added()).isEqualTo(1);
    assertThat(states.get("wire").validators().etag()).isEqualTo("\"v1\"");
  }

  @Test
  void failingFeed_doesNotAffectOtherFeeds() {
    answers.put("other", fresh(null, item("a", 1)));

    FeedPoller.Outcome outcome = poller(WIRE, OTHER).pollDue();

    assertThat(outcome).isEqualTo(new FeedPoller.Outcome(2, 0, 1, 1));
    assertThat(advisories.find("a")).isPresent();
  }

  @Test
  void failingFeed_backsOffAndKeepsItsState() {
    answers.put("wire", fresh("\"v1\"", item("a", 1)));
    poller(WIRE).pollAll();
    answers.put("wire", new PollResult.Failed("the server answered 503", null, false));

    poller(WIRE).pollAll();
    Duration first = Duration.between(clock.instant(), states.get("wire").nextPollAt());
    poller(WIRE).pollAll();
    Duration second = Duration.between(clock.instant(), states.get("wire").nextPollAt());

    assertThat(first).isEqualTo(Duration.ofMinutes(15));
    assertThat(second).isEqualTo(Duration.ofMinutes(30));
    assertThat(states.get("wire").health().failureCount()).isEqualTo(2);
    assertThat(poller(WIRE).countFailing()).isEqualTo(1);
    assertThat(poller(OTHER).countFailing()).as("of feeds that are no longer read").isZero();
    assertThat(states.get("wire").health().lastError()).contains("503");
    assertThat(states.itemFingerprints("wire")).containsExactly(1L);
  }

  @Test
  void retryAfter_isObeyed() {
    answers.put("wire", new PollResult.Failed("too many requests", Duration.ofHours(8), false));

    poller(WIRE).pollAll();

    assertThat(states.get("wire").nextPollAt())
        .isEqualTo(clock.instant().plus(Duration.ofHours(8)));
  }

  @Test
  void suddenlyEmptyFeed_isNotTrusted() {
    answers.put("wire", fresh("\"v1\"", item("a", 1)));
    poller(WIRE).pollAll();
    answers.put("wire", fresh("\"v2\""));

    poller(WIRE).pollAll();

    assertThat(states.itemFingerprints("wire")).containsExactly(1L);
    assertThat(states.get("wire").validators().etag()).isNull();
  }

  @Test
  void unchangedFeed_sendsItsValidatorAndRecovers() {
    answers.put("wire", fresh("\"v1\"", item("a", 1)));
    poller(WIRE).pollAll();
    answers.put("wire", new PollResult.Unchanged(null));

    FeedPoller.Outcome outcome = poller(WIRE).pollAll();

    assertThat(outcome).isEqualTo(new FeedPoller.Outcome(1, 1, 0, 0));
    assertThat(readStates.getLast().validators().etag()).isEqualTo("\"v1\"");
    assertThat(states.get("wire").validators().etag()).isEqualTo("\"v1\"");
  }

  private static Duration pollDelay(FeedState state, java.time.Instant now) {
    return Duration.between(now, state.nextPollAt());
  }

  private PollResult.Changed partial(
      int waiting, @Nullable Duration retryAfter, IdentifiedItem... items) {
    return new PollResult.Changed(
        List.of(items),
        FeedState.Validators.ofCursor("mark"),
        Completeness.COMPLETE.withPending(waiting),
        null,
        retryAfter);
  }

  @Test
  void incompleteFeed_isPolledAgainSoonAndForgetsNothing() {
    answers.put("wire", fresh(null, item("a", 1)));
    poller(WIRE).pollAll();
    answers.put("wire", partial(3, null, item("b", 2)));
    poller(WIRE).pollAll();

    assertThat(pollDelay(states.get("wire"), clock.instant())).isEqualTo(Duration.ofMinutes(10));
    assertThat(states.get("wire").health().completeness().pending()).isEqualTo(3);
    assertThat(states.itemFingerprints("wire")).containsExactlyInAnyOrder(1L, 2L);

    answers.put("wire", partial(0, null, item("c", 3)));
    poller(WIRE).pollAll();
    assertThat(pollDelay(states.get("wire"), clock.instant())).isEqualTo(Duration.ofMinutes(15));
    assertThat(states.itemFingerprints("wire"))
        .as("the last part")
        .containsExactlyInAnyOrder(1L, 2L, 3L);

    answers.put("wire", fresh(null, item("c", 3)));
    poller(WIRE).pollAll();
    assertThat(states.itemFingerprints("wire")).containsExactly(3L);
  }

  @Test
  void retryAfterDuringCatchUp_isObeyed() {
    answers.put("wire", partial(1, Duration.ofHours(2), item("a", 1)));
    poller(WIRE).pollAll();
    assertThat(pollDelay(states.get("wire"), clock.instant())).isEqualTo(Duration.ofHours(2));

    answers.put("wire", partial(1, Duration.ofMinutes(1), item("a", 1)));
    poller(WIRE).pollAll();
    assertThat(pollDelay(states.get("wire"), clock.instant())).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void partWithoutItems_isNotAnEmptyFeed() {
    answers.put("wire", fresh(null, item("a", 1)));
    poller(WIRE).pollAll();
    answers.put("wire", partial(9, null));
    poller(WIRE).pollAll();

    assertThat(states.get("wire").health().problem()).isNull();
    assertThat(states.get("wire").validators().cursor()).isEqualTo("mark");
    assertThat(states.itemFingerprints("wire")).containsExactly(1L);
  }

  @Test
  void truncatedDocument_doesNotMakeMissingItemsNew() {
    answers.put("wire", fresh(null, item("a", 1), item("b", 2), item("c", 3)));
    poller(WIRE).pollAll();
    answers.put(
        "wire",
        new PollResult.Changed(
            List.of(item("a", 1)),
            FeedState.Validators.NONE,
            Completeness.damaged("ends in the middle"),
            null));
    poller(WIRE).pollAll();

    assertThat(states.itemFingerprints("wire")).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(states.get("wire").health().completeness().isDegraded()).isTrue();
  }

  @Test
  void unchangedFeed_countsFromWhenItsDocumentWasLastSeen() {
    answers.put("wire", fresh("\"v1\"", item("a", 1)));
    poller(WIRE).pollAll();
    answers.put("wire", new PollResult.Unchanged(null));
    poller(WIRE).pollAll();
    java.time.Instant first = clock.instant();
    assertThat(states.get("wire").validators().fetchedAt()).isEqualTo(first);
    clock.advance(Duration.ofHours(1));
    poller(WIRE).pollAll();
    assertThat(states.get("wire").validators().fetchedAt()).as("not postponed").isEqualTo(first);

    FeedState.Validators seen =
        new FeedState.Validators("\"v2\"", null, "d").withFetchedAt(clock.instant());
    answers.put("wire", new PollResult.Unchanged(null, seen));
    poller(WIRE).pollAll();
    assertThat(states.get("wire").validators()).isEqualTo(seen);
  }

  @Test
  void fingerprints_areReadOnceAndOnlyOnChange() {
    int[] asked = new int[1];
    FeedStateStore counting =
        new FeedStateStore() {
          @Override
          public FeedState get(String feed) {
            return states.get(feed);
          }

          @Override
          public List<FeedState> get(Collection<String> feeds) {
            return states.get(feeds);
          }

          @Override
          public Set<Long> itemFingerprints(String feed) {
            asked[0]++;
            return states.itemFingerprints(feed);
          }

          @Override
          public boolean save(FeedState state) {
            return states.save(state);
          }

          @Override
          public boolean save(FeedState state, Set<Long> shown) {
            return states.save(state, shown);
          }
        };
    FeedPoller.Reader source =
        (feed, state, shown) -> {
          for (int page = 0;
              page < 5 && answers.get("wire") instanceof PollResult.Changed;
              page++) {
            assertThat(shown.get()).isNotNull();
          }
          return java.util.Objects.requireNonNull(answers.get("wire"));
        };
    FeedPoller polls =
        new FeedPoller(() -> List.of(WIRE), counting, advisories, source, FirstRead.ALERT, clock);
    answers.put("wire", fresh(null, item("a", 1)));
    polls.pollAll();
    assertThat(asked[0]).isEqualTo(1);
    answers.put("wire", new PollResult.Unchanged(null));
    polls.pollAll();
    assertThat(asked[0]).isEqualTo(1);
  }

  /** Counts attempts, and fails on request. */
  private static final class CountingAdvisories implements AdvisoryStore {
    private final InMemoryAdvisoryStore kept = new InMemoryAdvisoryStore();
    private int adds;
    private @Nullable String failOn;

    @Override
    public synchronized boolean add(Advisory advisory) {
      adds++;
      if (advisory.id().equals(failOn)) {
        throw new StoreException("the store is down", new java.io.IOException());
      }
      return kept.add(advisory);
    }

    @Override
    public boolean revise(Advisory advisory) {
      return kept.revise(advisory);
    }

    @Override
    public Optional<Advisory> find(String id) {
      return kept.find(id);
    }

    @Override
    public boolean isMatched(String id) {
      return kept.isMatched(id);
    }

    @Override
    public List<Advisory> findUnmatched(int limit) {
      return kept.findUnmatched(limit);
    }

    @Override
    public void markMatched(Advisory advisory, Set<String> terms) {
      kept.markMatched(advisory, terms);
    }

    @Override
    public List<Advisory> findByTerms(Collection<String> terms, int limit) {
      return kept.findByTerms(terms, limit);
    }
  }
}
