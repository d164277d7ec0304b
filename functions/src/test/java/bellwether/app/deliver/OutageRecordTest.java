package bellwether.app.deliver;

import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.workspace.Outages;
import bellwether.domain.workspace.Outages.Outage;
import bellwether.store.OutageStore;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what notifiers record about outages, together and against each other. */
final class OutageRecordTest implements OutageStore {
  private static final String AWAY = "T0AWAY";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores memory = new InMemoryStores();
  private int lostWrites;
  private int readCount;

  private OutageNotifier notifier() {
    ForwardingStores stores =
        new ForwardingStores(memory) {
          @Override
          public OutageStore outages() {
            return OutageRecordTest.this;
          }
        };
    return new OutageNotifier(stores, DeliverySweep.config(), null, clock);
  }

  @Override
  public Outages find() {
    readCount++;
    return memory.outages().find();
  }

  @Override
  public Optional<Outages> save(Outages changed) {
    return lostWrites-- > 0 ? Optional.empty() : memory.outages().save(changed);
  }

  private List<OutageNotice> notices() {
    return memory.deliveries().all().stream()
        .filter(delivery -> delivery.notice() instanceof OutageNotice)
        .map(delivery -> (OutageNotice) delivery.notice())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "4, true", "5, false"})
  void rejection_isRecordedDespiteFourFasterWriters(int lost, boolean recorded) {
    lostWrites = lost;
    notifier().workspaceRejected(AWAY, "reinstall it");
    assertThat(memory.outages().find().activeFor(AWAY).isPresent()).isEqualTo(recorded);
    assertThat(readCount).as("one before, and one for each write").isEqualTo(Math.min(lost, 4) + 2);
  }

  @Test
  void outageThatAnotherWorkerRecorded_endsWithThePostOfANewWorker() {
    notifier().workspaceRejected(AWAY, "reinstall it");
    notifier().messagePosted(AWAY);
    assertThat(memory.outages().find().activeFor(AWAY)).isEmpty();
  }

  @Test
  void outageThatAnotherWorkerRecorded_isSeenAfterAMinute() {
    OutageNotifier notifier = notifier();
    notifier.messagePosted(AWAY);
    notifier().workspaceRejected(AWAY, "reinstall it");
    readCount = 0;
    for (int i = 0; i < 100; i++) {
      notifier.messagePosted(AWAY);
    }
    assertThat(readCount).as("reads within a minute").isZero();
    clock.advance(Duration.ofSeconds(61));
    notifier.messagePosted(AWAY);
    assertThat(memory.outages().find().activeFor(AWAY)).isEmpty();
  }

  @Test
  void outageThatEndsBeforeItIsReported_isNotReported() {
    OutageNotifier notifier = notifier();
    notifier.workspaceRejected(AWAY, "reinstall it");
    notifier.messagePosted(AWAY);
    assertThat(notifier.queueNotices()).isZero();
    assertThat(notices()).isEmpty();
    assertThat(memory.outages().find().outages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "6, 1"})
  void outagesAtOnce_shareANoticeIfThereAreMoreThanFive(int count, int noticeCount) {
    OutageNotifier notifier = notifier();
    for (int i = 0; i < count; i++) {
      notifier.workspaceRejected(AWAY + i, "reinstall it");
    }
    assertThat(notifier.queueNotices()).isEqualTo(count);
    assertThat(notices()).hasSize(noticeCount);
    assertThat(memory.outages().find().outages().stream().map(Outage::noticeId).distinct())
        .hasSize(noticeCount)
        .allSatisfy(id -> assertThat(memory.deliveries().find(id)).isPresent());
  }

  @Test
  void notice_countsTheAlertsThatWait() {
    Instant now = clock.instant();
    memory.deliveries().add(pendingFor(AWAY, "d1", now));
    FeedProblem gone = new FeedProblem(FeedProblem.Kind.GONE, now, "gone");
    FeedHealth health = new FeedHealth(AWAY, List.of(new FeedHealth.FeedStatus("own", gone, null)));
    memory.deliveries().add(Delivery.pending("health", health, now));
    OutageNotifier notifier = notifier();
    notifier.workspaceRejected(AWAY, "reinstall it");
    notifier.queueNotices();
    assertThat(notices().getFirst().workspaces())
        .singleElement()
        .extracting(OutageNotice.WorkspaceStatus::pendingAlerts)
        .isEqualTo(1);
  }
}
