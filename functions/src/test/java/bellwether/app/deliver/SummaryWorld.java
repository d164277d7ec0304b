package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.digest.FirstReadNotifier;
import bellwether.domain.feed.FirstReads.FeedRead;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Vendor;
import bellwether.explore.Choices;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Held alerts of which workers write summaries, and a Slack that accepts them. */
final class SummaryWorld {
  private static final Instant START = DeliveryWorld.START;

  final DeliveryWorld delivery;

  SummaryWorld(Choices choices) {
    delivery = new DeliveryWorld(choices);
    delivery.channel.posts = List.of(ExploredChannel.POSTED);
    delivery.channel.searches = List.of(ExploredChannel.READ);
  }

  Delivery alert(String id, @Nullable Outcome cause, Instant dueAt) {
    return Delivery.pending(id, Fixtures.alert("Acme", START), START)
        .withState(State.HELD, dueAt, cause, null);
  }

  void hold(String id, @Nullable Outcome cause, Instant dueAt) {
    delivery.memory.deliveries().add(alert(id, cause, dueAt));
  }

  /** A poll has read a feed for the first time, and its items are matched but for one. */
  void startFirstRead() {
    Instant start = START.minusSeconds(60);
    delivery.memory.customers().addVendor(CUSTOMER, Vendor.ofName("Acme"));
    delivery
        .memory
        .firstReads()
        .update(known ->
            known.add(start, new FeedRead("wire", 3, Set.of())).end(start, start.plusSeconds(30)));
    delivery.isIdle = () -> delivery.memory.firstReads().find().polls().isEmpty();
    delivery.protocol =
        (store, slack, worker) -> {
          Instant deadline = worker.instant().plusSeconds(45);
          new FirstReadNotifier(delivery.with(store), worker).queueSummaries(deadline);
          delivery.sweeper(store, slack, worker).sweep(deadline);
        };
  }

  List<Delivery> held() {
    return delivery.memory.deliveries().all().stream()
        .filter(row -> row.state() == State.HELD)
        .toList();
  }

  /** Checks that each alert is in one summary, which is posted once and names it. */
  void runAndCheckSummaries() {
    delivery.run();
    List<Delivery> rows = delivery.memory.deliveries().all();
    for (Delivery row : rows) {
      if (row.notice() instanceof AlertSummary) {
        delivery.assertSent(row);
        assertThat(delivery.channel.slack.acceptedOf(row.id())).hasSize(1);
      } else {
        List<String> covering =
            rows.stream()
                .filter(other ->
                    other.notice() instanceof AlertSummary summary
                        && summary.coveredIds().contains(row.id()))
                .map(Delivery::id)
                .toList();
        assertThat(row.isInSummary()).as("state of %s", row.id()).isTrue();
        assertThat(covering).as("summaries of %s", row.id()).containsExactly(row.parentId());
      }
    }
  }
}
