package bellwether.bench;

import bellwether.app.App;
import bellwether.app.deliver.DeliveryChannel;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageListener;
import bellwether.app.digest.DigestWriter;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.AdvisoryBuilder;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.RoleReadings;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.dynamo.DynamoStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Measures what many customers cost that all watch one vendor: the schedules without work, and an
 * advisory about the vendor, from the store to the posts.
 *
 * <pre>java -cp … bellwether.bench.CustomerCost 10000</pre>
 *
 * <p>DynamoDB Local and a proxy that counts units run in the same process, and take most of the
 * time. Posts take no time.
 */
public final class CustomerCost {
  private static final Clock CLOCK = Clock.systemUTC();

  private CustomerCost() {}

  public static void main(String[] arguments) throws Exception {
    int customers = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        CapacityMeter capacity = new CapacityMeter(dynamo.endpoint());
        DynamoStores store = DynamoStores.connectLocal(capacity.endpoint())) {
      store.createMissingTables();
      for (int i = 0; i < customers; i++) {
        store.customers().addVendor("T" + i, Vendor.ofName("Inkwell"));
      }
      App app = new App(store, List::of, CLOCK);
      DeliveryConfig config = DeliveryConfig.of("C1");
      AdvisoryMatcher matcher = app.advisoryMatcher(FloodLimit.DEFAULT);
      DeliverySweeper deliverer =
          app.deliverySweeper(
              new AcceptingChannel(),
              config,
              pause -> LockSupport.parkNanos(pause.toNanos()),
              OutageListener.NONE);
      DigestWriter digests = app.digestWriter();
      Runnable match = () -> matcher.sweep(deadline());
      Runnable deliver = () -> deliverer.sweep(deadline());
      match.run(); // loads the lists
      deliver.run();
      measure("match sweep without work", 1, capacity, match);
      measure("deliver sweep without work", 1, capacity, deliver);
      measure("digest run that writes all", customers, capacity, () -> digests.writeDue(0));
      measure("digest run without work", 1, capacity, () -> digests.writeDue(0));
      deliver.run();
      store.advisories().add(advisory());
      measure("advisory to outbox, for each customer", customers, capacity, match);
      measure("the same again", customers, capacity, () -> matcher.match(advisory().id()));
      measure("outbox to post, for each alert", customers, capacity, deliver);
    }
    System.exit(0); // DynamoDB Local leaves threads behind
  }

  private static Instant deadline() {
    return CLOCK.instant().plus(Duration.ofMinutes(10));
  }

  private static Advisory advisory() {
    return AdvisoryBuilder.builder()
        .readings(RoleReadings.NONE)
        .id("a1")
        .feed("bench")
        .title("Inkwell confirms data breach")
        .text("Intruders copied source code of Inkwell.")
        .url("https://news.example/inkwell")
        .statedFacts(StatedFacts.NONE)
        .editHistory(EditHistory.NONE)
        .seenAt(CLOCK.instant())
        .build();
  }

  private static void measure(String what, int count, CapacityMeter capacity, Runnable work) {
    var _ = capacity.takeUnits();
    long start = System.nanoTime();
    work.run();
    double[] units = capacity.takeUnits();
    System.out.printf(
        Locale.ROOT,
        "%-40s %6.1f s in all, %8.2f read and %6.2f write units%n",
        what,
        Measurements.millisSince(start) / 1000,
        units[0] / count,
        units[1] / count);
  }

  private static final class AcceptingChannel implements DeliveryChannel {
    private final AtomicInteger posts = new AtomicInteger();

    @Override
    public PostResult post(
        String customer,
        String channel,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      return new PostResult.Posted(
          CLOCK.instant().getEpochSecond() + "." + posts.incrementAndGet(), channel);
    }

    @Override
    public PostResult update(
        String customer, String channel, String ts, SlackMessage message, String deliveryId) {
      return new PostResult.Posted(ts, channel);
    }

    @Override
    public Optional<String> permalink(String customer, String channel, String ts) {
      return Optional.empty();
    }

    @Override
    public SearchResult find(String customer, MessageQuery query) {
      throw new IllegalStateException("every post is accepted");
    }
  }
}
