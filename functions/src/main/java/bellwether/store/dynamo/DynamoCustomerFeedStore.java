package bellwether.store.dynamo;

import bellwether.store.CustomerFeedStore;
import bellwether.store.dynamo.json.Json;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Stores the feeds that customers added under the keys {@code #own, customer} in the table of
 * feeds, and the feeds of status pages under {@code #status, customer}, and pages of subprocessors
 * under {@code #pages, customer}. Each customer has one row, whose version guards the limit. All
 * rows are in one partition, so that one query finds all feeds without access to the table of
 * customers.
 */
final class DynamoCustomerFeedStore implements CustomerFeedStore {
  /** No feed in the catalogue has this name. */
  private static final String OWN_FEEDS = "#own";

  private static final String STATUS_PAGES = "#status";
  private static final String SUPPLIER_PAGES = "#pages";

  private final Table table;

  DynamoCustomerFeedStore(Table table) {
    this.table = table;
  }

  @Override
  public List<URI> findByCustomer(String customer) {
    return read(OWN_FEEDS, customer).feeds();
  }

  @Override
  public AddResult add(String customer, URI feed, int limit) {
    return table.retry(
        "PutItem",
        () -> {
          FeedList list = read(OWN_FEEDS, customer);
          if (list.feeds().contains(feed)) {
            return Optional.of(AddResult.ALREADY_EXISTS);
          }
          if (list.feeds().size() >= limit) {
            return Optional.of(AddResult.LIMIT_REACHED);
          }
          List<URI> feeds = new ArrayList<>(list.feeds());
          feeds.add(feed);
          return replace(OWN_FEEDS, customer, list, feeds)
              ? Optional.of(AddResult.ADDED)
              : Optional.empty();
        });
  }

  @Override
  public boolean remove(String customer, URI feed) {
    return update(
        OWN_FEEDS, customer, feeds -> feeds.stream().filter(own -> !own.equals(feed)).toList());
  }

  @Override
  public Map<URI, Set<String>> customersByFeed() {
    return customersByFeed(OWN_FEEDS);
  }

  @Override
  public List<URI> statusPageFeeds(String customer) {
    return read(STATUS_PAGES, customer).feeds();
  }

  @Override
  public void updateStatusPageFeeds(String customer, UnaryOperator<List<URI>> change) {
    update(STATUS_PAGES, customer, change);
  }

  @Override
  public Map<URI, Set<String>> customersByStatusPageFeed() {
    return customersByFeed(STATUS_PAGES);
  }

  @Override
  public void updateSupplierPages(String customer, UnaryOperator<List<URI>> change) {
    update(SUPPLIER_PAGES, customer, change);
  }

  @Override
  public Map<URI, Set<String>> customersBySupplierPage() {
    return customersByFeed(SUPPLIER_PAGES);
  }

  private record FeedList(List<URI> feeds, long version) {}

  private FeedList read(String kind, String customer) {
    return table
        .get(key(kind, customer))
        .map(row -> new FeedList(readFeeds(row), row.version()))
        .orElse(new FeedList(List.of(), 0));
  }

  /** False if the change leaves the list as it is. */
  private boolean update(String kind, String customer, UnaryOperator<List<URI>> change) {
    return table.retry(
        "PutItem",
        () -> {
          FeedList list = read(kind, customer);
          List<URI> feeds = change.apply(list.feeds());
          if (feeds.equals(list.feeds())) {
            return Optional.of(false);
          }
          return replace(kind, customer, list, feeds) ? Optional.of(true) : Optional.empty();
        });
  }

  private boolean replace(String kind, String customer, FeedList replaced, List<URI> feeds) {
    ObjectNode body = Json.newObject();
    Json.put(body, "feeds", feeds.stream().map(URI::toString).toList());
    return table.save(key(kind, customer), Json.toJson(body), replaced.version());
  }

  private Map<URI, Set<String>> customersByFeed(String kind) {
    Map<URI, Set<String>> customers = new LinkedHashMap<>();
    table
        .query("feed = :kind", Map.of(":kind", kind), query -> {})
        .forEach(row ->
            readFeeds(row)
                .forEach(feed ->
                    customers
                        .computeIfAbsent(feed, none -> new TreeSet<>())
                        .add(row.text("part"))));
    return customers;
  }

  private static Row key(String kind, String customer) {
    return Row.of("feed", kind).with("part", KeyEncoding.textOrHash(customer));
  }

  private static List<URI> readFeeds(Row row) {
    return Json.textList(Json.parse(row.body()), "feeds").stream().map(URI::create).toList();
  }
}
