package bellwether.store.dynamo;

import bellwether.store.Subscriptions;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.json.Json;
import bellwether.store.StoreException;
import bellwether.store.dynamo.table.Keys;

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
 * {@link Subscriptions} in the table of feeds: {@code #own, customer} -> the feeds that the
 * customer added, {@code #status, customer} -> those of its vendors' status pages. One row a
 * customer, so that the quota holds by the row's version alone; one partition, so that the poller
 * reads them all in one query, and needs no table of customers.
 */
final class DynamoSubscriptions implements Subscriptions {
  /** No feed of the catalogue is called so. */
  private static final String OWN = "#own";

  private static final String STATUS = "#status";

  /** Two people of one team meet for milliseconds only. */
  private static final int MOST_TRIES = 20;

  private final Table table;

  DynamoSubscriptions(Table table) {
    this.table = table;
  }

  @Override
  public List<URI> of(String customer) {
    return table.get(key(OWN, customer)).map(DynamoSubscriptions::feeds).orElse(List.of());
  }

  @Override
  public Addition add(String customer, URI feed, int most) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Row row = table.get(key(OWN, customer)).orElse(null);
      List<URI> feeds = new ArrayList<>(row == null ? List.of() : feeds(row));
      if (feeds.contains(feed)) {
        return Addition.ALREADY_THERE;
      }
      if (feeds.size() >= most) {
        return Addition.TOO_MANY;
      }
      feeds.add(feed);
      if (save(OWN, customer, feeds, row == null ? 0 : row.version())) {
        return Addition.ADDED;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public boolean remove(String customer, URI feed) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Row row = table.get(key(OWN, customer)).orElse(null);
      List<URI> feeds = new ArrayList<>(row == null ? List.of() : feeds(row));
      if (row == null || !feeds.remove(feed)) {
        return false;
      }
      if (save(OWN, customer, feeds, row.version())) {
        return true;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public Map<URI, Set<String>> all() {
    return all(OWN);
  }

  @Override
  public List<URI> statusPages(String customer) {
    return table.get(key(STATUS, customer)).map(DynamoSubscriptions::feeds).orElse(List.of());
  }

  @Override
  public void setStatusPages(String customer, UnaryOperator<List<URI>> change) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Row row = table.get(key(STATUS, customer)).orElse(null);
      List<URI> before = row == null ? List.of() : feeds(row);
      List<URI> after = change.apply(before);
      if (after.equals(before) || save(STATUS, customer, after, row == null ? 0 : row.version())) {
        return;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public Map<URI, Set<String>> allStatusPages() {
    return all(STATUS);
  }

  private Map<URI, Set<String>> all(String kind) {
    Map<URI, Set<String>> all = new LinkedHashMap<>();
    table
        .query(query ->
            query
                .keyConditionExpression("feed = :kind")
                .expressionAttributeValues(Map.of(":kind", Row.ofText(kind))))
        .forEachRemaining(row ->
            feeds(row)
                .forEach(feed ->
                    all.computeIfAbsent(feed, none -> new TreeSet<>()).add(row.text("part"))));
    return all;
  }

  private boolean save(String kind, String customer, List<URI> feeds, long replaced) {
    ObjectNode body = Json.object();
    Json.put(body, "feeds", feeds.stream().map(URI::toString).toList());
    Row row = key(kind, customer).and(Row.BODY, Json.write(body)).and(Row.VERSION, replaced + 1);
    return table.replace(row, replaced);
  }

  private StoreException tooManyWriters() {
    return new StoreException("PutItem on " + table.name() + " failed: too many writers");
  }

  private static Row key(String kind, String customer) {
    return Row.of("feed", kind).and("part", Keys.fit(customer));
  }

  private static List<URI> feeds(Row row) {
    return Json.texts(Json.read(row.body()), "feeds").stream().map(URI::create).toList();
  }
}
