package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.PostResult;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests forty unconfirmed posts of an app that may read 15 messages a minute. */
final class ManyUnconfirmedPostsTest {
  private static final List<String> IDS =
      IntStream.range(0, 40).mapToObj(i -> "d" + (10 + i)).toList();

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final VirtualSlack slack = new VirtualSlack(clock);

  @Test
  void fortyUnconfirmedPosts_areEachSettled() {
    slack.pageSize = 15;
    slack.pagesPerMinute = 1;
    IDS.forEach(id -> stores.deliveries().add(pending(id, null, clock.instant())));
    for (int i = 0; i < IDS.size(); i++) {
      slack.answer(i % 2 == 0, new PostResult.Unknown("read timed out"));
    }
    DeliverySweeper sweeper =
        new DeliverySweeper(
            stores, slack, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock);

    for (Instant end = clock.instant().plus(Duration.ofHours(8)); clock.instant().isBefore(end); ) {
      sweeper.sweep(clock.instant().plusSeconds(45));
      clock.advance(Duration.ofSeconds(15));
    }

    List<String> repeated = IDS.stream().filter(id -> slack.acceptedOf(id).size() > 1).toList();
    assertThat(IDS)
        .allSatisfy(id -> {
          assertThat(stores.deliveries().find(id).orElseThrow().state()).isEqualTo(State.SENT);
          assertThat(slack.acceptedOf(id)).hasSizeBetween(1, 2);
        });
    // An hour has sixty pages. The last ones are not reached in it, and are posted with a label.
    assertThat(repeated)
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(id -> slack.acceptedOf(id).getLast().isLabeled());
    assertThat(slack.pageCount).isLessThanOrEqualTo(70);
  }
}
