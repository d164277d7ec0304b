package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.alert;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.UnconfirmedPost;
import bellwether.domain.workspace.Installation;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.PostResult;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests single steps, and what each reports. */
final class DeliveryProcessorTest {
  private static final StepResult CHANGED = new StepResult.StateChanged();
  private static final StepResult UNCHANGED = new StepResult.Unchanged();

  private final TestClock clock = TestClock.start();
  private final Instant now = clock.instant();
  private final InMemoryStores stores = new InMemoryStores();
  private final ScriptedChannel slack = new ScriptedChannel();
  private final DeliveryProcessor processor =
      new DeliveryProcessor(
          stores,
          new OutageMonitor(slack, clock),
          DeliverySweep.config(),
          new SlackRateLimiter(clock, clock::advance),
          clock);

  private StepResult process(Delivery delivery) {
    return processor.process(delivery, Instant.MIN);
  }

  private Delivery add(Delivery delivery) {
    assertThat(stores.deliveries().add(delivery)).isTrue();
    return delivery;
  }

  private Delivery add(String id, State state, @Nullable Instant dueAt) {
    return add(pending(id, null, now).withState(state, dueAt, null, null));
  }

  private Delivery unconfirmed(Delivery delivery, @Nullable String channel) {
    return delivery
        .withState(State.UNKNOWN, now, null, "HTTP 500")
        .withUnconfirmed(new UnconfirmedPost(now, now, null))
        .withChannel(channel);
  }

  private Delivery stored(String id) {
    return stores.deliveries().find(id).orElseThrow();
  }

  @Test
  void post_isReportedAsPosted() {
    assertThat(process(add(pending("d1", null, now)))).isEqualTo(new StepResult.Posted());
  }

  @ParameterizedTest
  @CsvSource({"SENT", "SUMMARIZED", "DEAD"})
  void finalDelivery_isLeftAsItIs(State state) {
    assertThat(process(add("d1", state, null))).isEqualTo(UNCHANGED);
    assertThat(stored("d1").version()).isZero();
    assertThat(slack.postCount).isZero();
  }

  @Test
  void expiredClaim_isChangedUnlessAnotherWorkerWasFaster() {
    Delivery expired = add("d1", State.SENDING, now);
    assertThat(process(expired)).isEqualTo(CHANGED);
    assertThat(stored("d1").state()).isEqualTo(State.UNKNOWN);
    assertThat(process(expired)).isEqualTo(UNCHANGED);
  }

  @Test
  void pendingDelivery_isNotPostedIfAnotherWorkerClaimedIt() {
    Delivery outdated = add(pending("d1", null, now));
    process(outdated);
    clock.advance(Duration.ofSeconds(2));
    assertThat(process(outdated)).isEqualTo(UNCHANGED);
    assertThat(slack.postCount).isEqualTo(1);
  }

  @Test
  void foundPost_isSentWithItsAddress() {
    slack.answer(true, new PostResult.Unknown("HTTP 500"));
    assertThat(process(add(pending("d1", null, now)))).isEqualTo(CHANGED);
    Delivery unknown = stored("d1");

    assertThat(process(unknown)).isEqualTo(CHANGED);
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
    assertThat(stored("d1").messageUrl()).endsWith("/" + CHANNEL + "/p17.1");
    assertThat(process(unknown)).as("another worker found it first").isEqualTo(UNCHANGED);
  }

  @Test
  void missingPost_mayBePostedAgain() {
    assertThat(process(add(unconfirmed(pending("d1", null, now), CHANNEL)))).isEqualTo(CHANGED);
    assertThat(stored("d1").state()).isEqualTo(State.RETRY);
  }

  @Test
  void postWithoutAStoredChannel_isSearchedForInTheDefaultChannel() {
    process(add(unconfirmed(pending("d1", null, now), null)));
    Delivery notice = Delivery.pending("ops", new OutageNotice(List.of(), null), now);
    assertThat(notice.notice().customer()).isEqualTo(FeedHealth.OPERATORS);
    process(add(unconfirmed(notice, null)));
    process(add(unconfirmed(pending("d2", null, now), "C0OWN")));
    assertThat(slack.searchedChannels).containsExactly(CHANNEL, "C0OPS", "C0OWN");
  }

  @Test
  void rejections_reportWhatTheyConcern() {
    slack.answer(false, new PostResult.Rejected("msg_too_long", false, "a defect"));
    assertThat(process(add(pending("d1", null, now)))).isEqualTo(CHANGED);
    assertThat(stored("d1").state()).isEqualTo(State.DEAD);
    clock.advance(Duration.ofSeconds(2));
    slack.answer(false, new PostResult.Rejected("is_archived", true, "unarchive it"));
    assertThat(process(add(pending("d2", null, now)))).isEqualTo(CHANGED);
    assertThat(stored("d2").state()).isEqualTo(State.BLOCKED);
    clock.advance(Duration.ofSeconds(2));
    slack.answer(false, new PostResult.Rejected("token_revoked", true, "install it"));
    assertThat(process(add(pending("d3", null, now))))
        .isEqualTo(new StepResult.WorkspaceRejected("token_revoked: install it"));
    assertThat(process(add(pending("d4", null, now))))
        .as("the workspace is held")
        .isEqualTo(new StepResult.RateLimited(clock.instant().plusSeconds(30)));
  }

  @Test
  void certainFailure_isRetried() {
    slack.answer(false, new PostResult.NotSent("connection refused"));
    assertThat(process(add(pending("d1", null, now)))).isEqualTo(CHANGED);
    assertThat(stored("d1").state()).isEqualTo(State.RETRY);
  }

  @Test
  void removedWorkspace_isReportedByTheWorkerThatBlocks() {
    stores.installations().save(new Installation(CUSTOMER, now, now));
    Delivery delivery = add(pending("d1", null, now));
    assertThat(process(delivery)).isInstanceOf(StepResult.WorkspaceRejected.class);
    assertThat(process(delivery)).isEqualTo(UNCHANGED);
  }

  @Test
  void updateWithoutAMessage_isSuperseded() {
    Delivery update = Delivery.pending("u1", new MessageUpdate(CUSTOMER, "gone"), now);
    assertThat(process(add(update.withParentId("gone")))).isEqualTo(CHANGED);
    assertThat(stored("u1").state()).isEqualTo(State.SUMMARIZED);
  }

  @Test
  void heldAlert_isSummarizedOnce() {
    Delivery held = add("h1", State.HELD, now);
    assertThat(process(held)).isEqualTo(CHANGED);
    assertThat(stored("h1")).matches(Delivery::isInSummary);
    assertThat(process(held)).as("another worker summarized it").isEqualTo(UNCHANGED);
  }

  @Test
  void heldAlertInQuietHours_waits() {
    Severity low = new Severity(Severity.Level.LOW, List.of());
    Alert usual = alert("Acme", now).with(copy -> copy.severity(low));
    QuietHours morning =
        new QuietHours(ZoneOffset.UTC, LocalTime.of(8, 0), LocalTime.of(10, 0), Set.of());
    stores.customers().saveSettings(CUSTOMER, Settings.DEFAULTS.withQuietHours(morning));
    Delivery held =
        add(pending("h1", null, now).withNotice(usual).withState(State.HELD, now, null, null));
    assertThat(process(held)).isEqualTo(CHANGED);
    assertThat(stored("h1").state()).isEqualTo(State.HELD);
    assertThat(stored("h1").dueAt()).isEqualTo(now.plus(Duration.ofHours(1)));
  }

  @Test
  void urgentReplyToAPostponedMessage_postsThatFirst() {
    add("parent", State.PENDING, now.plusSeconds(3600));
    Delivery reply = add(pending("reply", "parent", now));
    assertThat(process(reply)).isEqualTo(new StepResult.Posted());
    assertThat(slack.accepted).containsExactly("parent");
    assertThat(stored("reply").version()).isZero();
  }

  /** The parent's state, attempts and due time in seconds, and when its reply is due. */
  @ParameterizedTest
  @CsvSource({
    "PENDING, 0, 0, 5",
    "PENDING, 0, 3600, 3600",
    "RETRY, 1, 3600, 5",
    "RETRY, 0, 3600, 3600",
    "BLOCKED, 0, 900, 5",
    "BLOCKED, 3, 900, 5",
    "HELD, 0, 1800, 60",
    "HELD, 0, 60, 60",
    "HELD, 0, 30, 30",
    "HELD, 0, -1, 5",
    "SENDING, 1, 120, 5",
  })
  void reply_waitsForItsParent(State state, int attempts, int dueIn, int replyDueIn) {
    Instant dueAt = now.plusSeconds(dueIn);
    add(
        pending("parent", null, now)
            .withState(state, dueAt, null, null)
            .withAttemptCount(attempts));
    Severity low = new Severity(Severity.Level.LOW, List.of());
    Delivery reply =
        pending("reply", "parent", now)
            .withNotice(alert("Acme", now).with(copy -> copy.severity(low)));
    assertThat(process(add(reply))).isEqualTo(CHANGED);
    assertThat(stored("reply").state()).isEqualTo(State.PENDING);
    assertThat(stored("reply").dueAt()).isEqualTo(now.plusSeconds(replyDueIn));
    assertThat(slack.postCount).isZero();
  }

  /** It may be in a channel where nobody looks any more. */
  @Test
  void replyToAMessageThatWasNeverPosted_isAMessageInTheCurrentChannel() {
    add(pending("parent", null, now).withState(State.DEAD, null, null, "x").withChannel("C0OLD"));
    assertThat(process(add(pending("reply", "parent", now)))).isEqualTo(new StepResult.Posted());
    assertThat(slack.channels).containsExactly(CHANNEL);
    assertThat(slack.threads).hasSize(1).containsOnlyNulls();
  }
}
