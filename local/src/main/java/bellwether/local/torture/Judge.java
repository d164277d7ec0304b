package bellwether.local.torture;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.local.slack.workspace.PostedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Compares the posts that the local Slack accepted with the news. An alert is posted if a message
 * names its vendor, or if a posted summary covers it: a summary names twenty alerts and counts the
 * others, and the ids of all of them are stored with it.
 */
final class Judge {
  private final Map<String, NewsItem> itemsByVendor = new HashMap<>();
  private final Function<String, Optional<Delivery>> deliveries;
  private final Function<String, Optional<Instant>> readAt;
  private final List<Duration> latencies = new ArrayList<>();
  private int expected;
  private int lost;
  private int doubled;
  private int labelled;
  private int unexpected;
  private int summarized;
  private int outOfOrder;

  /**
   * @param deliveries finds a delivery by its id
   * @param readAt when the report of a vendor was first read
   */
  Judge(
      List<NewsItem> items,
      Function<String, Optional<Delivery>> deliveries,
      Function<String, Optional<Instant>> readAt) {
    items.forEach(item -> itemsByVendor.put(item.vendor(), item));
    this.deliveries = deliveries;
    this.readAt = readAt;
  }

  /**
   * Judges the channel of each customer.
   *
   * @param channels the messages in the order of the posts, by the number of the customer
   */
  Tally judge(List<List<PostedMessage>> channels) {
    for (int customer = 0; customer < channels.size(); customer++) {
      judge(customer, channels.get(customer));
    }
    return new Tally(
        expected, lost, doubled, labelled, unexpected, summarized, outOfOrder, latencies);
  }

  private void judge(int customer, List<PostedMessage> messages) {
    Map<String, Integer> plain = new HashMap<>();
    Map<String, Integer> marked = new HashMap<>();
    Instant newest = Instant.MIN;
    for (PostedMessage message : messages) {
      Optional<Delivery> delivery = deliveryOf(message);
      List<String> vendors = vendorsOf(message, delivery);
      if (vendors.isEmpty()) {
        unexpected++;
      }
      boolean isLabelled = message.text().contains("possible duplicate");
      vendors.forEach(vendor -> (isLabelled ? marked : plain).merge(vendor, 1, Integer::sum));
      if (delivery.isPresent()) {
        Instant queued = delivery.get().createdAt();
        outOfOrder += queued.isBefore(newest) ? 1 : 0;
        newest = queued.isAfter(newest) ? queued : newest;
      }
      vendors.forEach(vendor -> addLatency(vendor, message));
    }
    count(customer, plain, marked);
  }

  private void count(int customer, Map<String, Integer> plain, Map<String, Integer> marked) {
    Set<String> posted = new HashSet<>(plain.keySet());
    posted.addAll(marked.keySet());
    for (NewsItem item : itemsByVendor.values()) {
      if (item.customers().contains(customer)) {
        expected++;
        lost += posted.contains(item.vendor()) ? 0 : 1;
      } else if (posted.contains(item.vendor())) {
        unexpected++;
      }
    }
    for (String vendor : posted) {
      int first = plain.getOrDefault(vendor, 0);
      doubled += Math.max(0, first - 1);
      labelled += marked.getOrDefault(vendor, 0) - (first == 0 ? 1 : 0);
    }
  }

  private Optional<Delivery> deliveryOf(PostedMessage message) {
    return Optional.ofNullable(message.metadata())
        .map(metadata -> metadata.at("/event_payload/alert_id").asText())
        .filter(id -> !id.isEmpty())
        .flatMap(deliveries);
  }

  private List<String> vendorsOf(PostedMessage message, Optional<Delivery> delivery) {
    if (delivery.isPresent() && delivery.get().notice() instanceof AlertSummary summary) {
      List<String> covered =
          summary.coveredIds().stream()
              .flatMap(id -> deliveries.apply(id).stream())
              .map(Delivery::notice)
              .flatMap(notice -> notice instanceof Alert alert ? Stream.of(alert) : Stream.empty())
              .map(Alert::vendor)
              .toList();
      summarized += covered.size();
      return covered;
    }
    return Stream.of(message.text().split("\\W+"))
        .filter(itemsByVendor::containsKey)
        .distinct()
        .toList();
  }

  private void addLatency(String vendor, PostedMessage message) {
    String[] ts = message.ts().split("\\.");
    Instant postedAt = Instant.ofEpochSecond(Long.parseLong(ts[0]), Long.parseLong(ts[1]) * 1_000);
    readAt.apply(vendor).ifPresent(read -> latencies.add(Duration.between(read, postedAt)));
  }
}
