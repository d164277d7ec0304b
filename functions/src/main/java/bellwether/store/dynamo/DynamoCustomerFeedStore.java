package bellwether.store.dynamo;

import bellwether.store.CustomerFeedStore;
import bellwether.store.StoreException;
import bellwether.store.dynamo.json.JsonFields;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * {@link CustomerFeedStore} in the table of feeds: {@code #own, customer} -> the feeds that the
 * customer added, {@code #status, customer} -> those of its vendors' status pages. One row a
 * customer, so that the quota holds by the row's version alone; one partition, so that the poller
 * reads them all in one query, and needs no table of customers.
 */
final class DynamoCustomerFeedStore implements CustomerFeedStore {
  /** No feed of the catalogue is called so. */
  private static final String OWN_FEEDS = "#own";

  private static final String STATUS_PAGES = "#status";

  /** Two people of one team meet for milliseconds only. */
  private static final int MAX_ATTEMPTS = 20;

  private final Table table;

  DynamoCustomerFeedStore(Table table) {
    this.table = table;
  }

  @Override
  public List<URI> findByCustomer(String customer) {
    return table
        .get(key(OWN_FEEDS, customer))
        .map(DynamoCustomerFeedStore::readFeeds)
        .orElse(List.of());
  }

  @Override
  public AddResult add(String customer, URI feed, int most) {
    for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
      Row row = table.get(key(OWN_FEEDS, customer)).orElse(null);
      List<URI> feeds = new ArrayList<>(row == null ? List.of() : readFeeds(row));
      if (feeds.contains(feed)) {
        return AddResult.ALREADY_EXISTS;
      }
      if (feeds.size() >= most) {
        return AddResult.LIMIT_REACHED;
      }
      feeds.add(feed);
      if (save(OWN_FEEDS, customer, feeds, row == null ? 0 : row.version())) {
        return AddResult.ADDED;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public boolean remove(String customer, URI feed) {
    for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
      Row row = table.get(key(OWN_FEEDS, customer)).orElse(null);
      List<URI> feeds = new ArrayList<>(row == null ? List.of() : readFeeds(row));
      if (row == null || !feeds.remove(feed)) {
        return false;
      }
      if (save(OWN_FEEDS, customer, feeds, row.version())) {
        return true;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public Map<URI, Set<String>> customersByFeed() {
    return all(OWN_FEEDS);
  }

  @Override
  public List<URI> statusPageFeeds(String customer) {
    return table
        .get(key(STATUS_PAGES, customer))
        .map(DynamoCustomerFeedStore::readFeeds)
        .orElse(List.of());
  }

  @Override
  public void updateStatusPageFeeds(String customer, UnaryOperator<List<URI>> change) {
    for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
      Row row = table.get(key(STATUS_PAGES, customer)).orElse(null);
      List<URI> before = row == null ? List.of() : readFeeds(row);
      List<URI> after = change.apply(before);
      if (after.equals(before)
          || save(STATUS_PAGES, customer, after, row == null ? 0 : row.version())) {
        return;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public Map<URI, Set<String>> customersByStatusPageFeed() {
    return all(STATUS_PAGES);
  }

  private Map<URI, Set<String>> all(String kind) {
    Map<URI, Set<String>> all = new LinkedHashMap<>();
    table
        .query(query ->
            query
                .keyConditionExpression("feed = :kind")
                .expressionAttributeValues(Map.of(":kind", Row.textValue(kind))))
        .forEachRemaining(row ->
            readFeeds(row)
                .forEach(feed ->
                    all.computeIfAbsent(feed, none -> new TreeSet<>()).add(row.text("part"))));
    return all;
  }

  private boolean save(String kind, String customer, List<URI> feeds, long replaced) {
    ObjectNode body = JsonFields.newObject();
    JsonFields.put(body, "feeds", feeds.stream().map(URI::toString).toList());
    Row row =
        key(kind, customer).with(Row.BODY, JsonFields.toJson(body)).with(Row.VERSION, replaced + 1);
    return table.putIfVersion(row, replaced);
  }

  private StoreException tooManyWriters() {
    return new StoreException("PutItem on " + table.name() + " failed: too many writers");
  }

  private static Row key(String kind, String customer) {
    return Row.of("feed", kind).with("part", KeyEncoding.textOrHash(customer));
  }

  private static List<URI> readFeeds(Row row) {
    return JsonFields.textList(JsonFields.parse(row.body()), "feeds").stream()
        .map(URI::create)
        .toList();
  }
}
