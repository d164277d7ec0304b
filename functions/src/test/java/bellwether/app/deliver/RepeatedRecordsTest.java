package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests stream records that arrive several times and in any order. */
final class RepeatedRecordsTest {
  private static final int DELIVERIES = 200;

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final VirtualSlack slack = new VirtualSlack(clock);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shuffledRecordsFiveTimesEach_arePostedOnce(long seed) {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < DELIVERIES; i++) {
      String id = "d" + i;
      stores.deliveries().add(pendingFor("T" + i % 20, id, clock.instant()));
      records.addAll(Collections.nCopies(5, id));
    }
    Collections.shuffle(records, new Random(seed));
    DeliverySweeper sweeper =
        new DeliverySweeper(
            stores, slack, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock);
    Instant deadline = clock.instant().plus(Duration.ofMinutes(9));

    records.forEach(id -> sweeper.deliver(id, deadline));
    sweeper.sweep(deadline);
    records.forEach(id -> sweeper.deliver(id, deadline));

    assertThat(slack.accepted)
        .as("seed %d", seed)
        .extracting(VirtualSlack.Message::deliveryId)
        .doesNotHaveDuplicates()
        .hasSize(DELIVERIES);
  }
}
