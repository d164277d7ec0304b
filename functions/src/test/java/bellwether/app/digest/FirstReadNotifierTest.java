package bellwether.app.digest;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FirstReads;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests when first reads are summarized, and that it happens once. */
final class FirstReadNotifierTest {
  private final FirstReadApp app = new FirstReadApp("Inkwell", "Gridmoth");

  private static List<String> vendors(AlertSummary summary) {
    return summary.alerts().stream().map(AlertSummary.Entry::vendor).toList();
  }

  @Test
  void summary_isQueuedAtTheFirstMomentWhenAllIsMatched() {
    app.publish("wire", "Inkwell", 1);
    app.publish("other", "Gridmoth", 2);
    app.poll();
    app.clock.advance(FirstReadApp.LAG);
    assertThat(app.summarize()).as("nothing is matched").isZero();
    app.matcher.match("wire0");
    assertThat(app.summarize()).as("one advisory is not matched").isZero();
    app.match();

    assertThat(app.summarize()).isEqualTo(1);
    assertThat(app.summarize()).isZero();

    AlertSummary summary = app.summaries().getFirst();
    assertThat(summary.reason())
        .startsWith(
            "2 feeds were read for the first time, with 2 items and 2 incidents at your vendors.")
        .doesNotContain("Matching continues");
    assertThat(vendors(summary)).containsExactly("Inkwell", "Gridmoth");
    assertThat(app.stores.firstReads().find().polls()).isEmpty();
  }

  @Test
  void summary_waitsUntilTheIndexesContainThePoll() {
    app.publish("wire", "Inkwell", 1);
    app.poll();
    app.match();
    app.clock.advance(FirstReadApp.LAG.minusMillis(1));
    assertThat(app.summarize()).isZero();
    app.clock.advance(Duration.ofMillis(1));
    assertThat(app.summarize()).isEqualTo(1);
  }

  @Test
  void failingFeed_delaysNoSummary_andGetsItsOwn() {
    app.publish("wire", "Inkwell", 1);
    app.publish("broken", "Gridmoth", 1);
    app.failing.add("broken");
    app.readAndSummarize();
    app.failing.clear();
    app.readAndSummarize();

    assertThat(app.summaries())
        .extracting(FirstReadNotifierTest::vendors)
        .containsExactly(List.of("Inkwell"), List.of("Gridmoth"));
    assertThat(app.summaries().getLast().reason()).startsWith("1 feed was read");
  }

  @Test
  void slowMatching_isReportedAtTheLimit_andTheRestFollows() {
    app.publish("wire", "Inkwell", 1);
    app.publish("wire", "Gridmoth", 1);
    app.poll();
    app.matcher.match("wire0");
    app.clock.advance(FirstReadNotifier.MAX_WAIT.minusSeconds(1));
    assertThat(app.summarize()).isZero();
    app.clock.advance(Duration.ofSeconds(1));

    assertThat(app.summarize()).isEqualTo(1);

    assertThat(app.summaries().getFirst().reason())
        .contains("1 incident at your vendors so far.")
        .contains("Matching continues: 1 item is not matched yet, and what they report follows.");
    app.match();
    app.deliver();
    app.clock.advance(Duration.ofMinutes(15));
    app.deliver();
    AlertSummary rest = app.summaries().getLast();
    assertThat(rest.reason())
        .isEqualTo("1 more alert from feeds that were read for the first time:");
    assertThat(vendors(rest)).containsExactly("Gridmoth");
  }

  @Test
  void interruptedPoll_isReportedAtTheLimit() {
    app.stores
        .firstReads()
        .update(
            known -> known.add(app.clock.instant(), new FirstReads.FeedRead("wire", 7, Set.of())));
    app.clock.advance(Duration.ofMinutes(14));
    assertThat(app.summarize()).isZero();
    app.clock.advance(Duration.ofMinutes(1));
    assertThat(app.summarize()).isEqualTo(1);
  }

  @Test
  void manyWorkersAtOnce_queueOneSummary() throws Exception {
    app.publish("wire", "Inkwell", 1);
    app.poll();
    app.match();
    app.clock.advance(FirstReadApp.LAG);
    int workers = 6;
    CyclicBarrier start = new CyclicBarrier(workers);
    Callable<Integer> worker =
        () -> {
          start.await();
          return app.summarize();
        };
    int queued = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (Future<Integer> result :
          threads.invokeAll(Stream.generate(() -> worker).limit(workers).toList())) {
        queued += result.get();
      }
    }

    assertThat(queued).isEqualTo(1);
    assertThat(app.summaries()).hasSize(1);
    assertThat(app.alertOf("Inkwell").isInSummary()).isTrue();
  }

  @Test
  void interruptedWorker_leavesItsSummaryToTheNext() {
    app.publish("wire", "Inkwell", 1);
    app.poll();
    app.match();
    app.clock.advance(FirstReadApp.LAG);
    FirstReads before = app.stores.firstReads().find();
    List<Delivery> held = app.deliveries();
    app.summarize();
    InMemoryStores died = new InMemoryStores();
    died.customers().addVendor(CUSTOMER, Vendor.ofName("Inkwell"));
    died.firstReads().update(_ -> new FirstReads(before.polls(), 0));
    Delivery summary =
        app.deliveries().stream()
            .filter(delivery -> delivery.notice() instanceof AlertSummary)
            .findFirst()
            .orElseThrow();
    died.deliveries().add(summary);
    held.forEach(alert -> died.deliveries().add(alert.withClaimOwner(summary.id())));

    int queued = new FirstReadNotifier(died, app.clock).queueSummaries(Instant.MAX);

    assertThat(queued).isZero();
    assertThat(died.deliveries().findRecent(CUSTOMER, 9))
        .hasSize(2)
        .noneMatch(delivery -> delivery.state() == State.HELD);
    assertThat(died.firstReads().find().polls()).isEmpty();
  }

  @Test
  void firstReadsOfAnotherCustomersFeed_areNotSummarized() {
    app.stores.customers().addVendor("T0OTHER", Vendor.ofName("Inkwell"));
    Instant start = app.clock.instant();
    app.stores
        .firstReads()
        .update(known ->
            known
                .add(start, new FirstReads.FeedRead("own", 7, Set.of("T0OTHER")))
                .end(start, start));
    app.clock.advance(FirstReadApp.LAG);

    assertThat(app.summarize()).isEqualTo(1);
    assertThat(app.deliveries()).isEmpty();
    assertThat(app.stores.deliveries().findRecent("T0OTHER", 9)).hasSize(1);
  }

  @Test
  void laterItems_areNotSummarized() {
    app.publish("wire", "Inkwell", 1);
    app.readAndSummarize();
    app.publish("wire", "Gridmoth", 0);
    app.readAndSummarize();

    assertThat(app.summaries()).hasSize(1);
    assertThat(app.alertOf("Gridmoth").state()).isEqualTo(State.SENT);
  }
}
