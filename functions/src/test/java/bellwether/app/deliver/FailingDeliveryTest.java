package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.StoreException;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests a delivery that fails each time because of a defect. */
final class FailingDeliveryTest implements PostingChannel {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final VirtualSlack slack = new VirtualSlack(clock);
  private Supplier<RuntimeException> defect = () -> new IllegalStateException("a defect");

  @Test
  void failingDelivery_delaysNoOther() {
    addThree();

    assertThat(sweep()).as("changed deliveries").isEqualTo(2);

    assertThat(stores.deliveries().find("d1").orElseThrow().state()).isEqualTo(State.SENT);
    assertThat(stores.deliveries().find("d3").orElseThrow().state()).isEqualTo(State.SENT);
  }

  @Test
  void failingDelivery_isPostedOnceTheDefectIsFixed() {
    addThree();
    sweep();
    clock.advance(Duration.ofMinutes(3));
    sweep();
    assertThat(slack.acceptedOf("d2")).isEmpty();

    defect = () -> null;
    for (int i = 0; i < 4; i++) {
      clock.advance(Duration.ofMinutes(3));
      sweep();
    }

    assertThat(slack.acceptedOf("d2")).hasSize(1);
    assertThat(stores.deliveries().find("d2").orElseThrow().state()).isEqualTo(State.SENT);
  }

  /** The table, not the delivery, is the problem: the next sweep continues. */
  @Test
  void failingStore_endsTheSweep() {
    addThree();
    defect = () -> new StoreException("PutItem failed");

    assertThatThrownBy(this::sweep).isInstanceOf(StoreException.class);
  }

  private void addThree() {
    for (int i = 1; i <= 3; i++) {
      stores.deliveries().add(pending("d" + i, null, clock.instant().plusMillis(i)));
    }
    clock.advance(Duration.ofSeconds(1));
  }

  private int sweep() {
    return new DeliverySweeper(
            stores, this, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock)
        .sweep(clock.instant().plusSeconds(45));
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    RuntimeException failure = defect.get();
    if (deliveryId.equals("d2") && failure != null) {
      throw failure;
    }
    return slack.post(customer, channel, message, threadTs, deliveryId);
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    return slack.find(customer, query);
  }
}
