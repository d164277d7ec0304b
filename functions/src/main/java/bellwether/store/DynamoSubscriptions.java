package bellwether.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@link Subscriptions} in the table of feeds: {@code #own, customer} -> the customer's feeds. One
 * row a customer, so that the quota holds by the row's version alone; one partition, so that the
 * poller reads them all in one query.
 */
final class DynamoSubscriptions implements Subscriptions {
  /** No feed of the catalogue is called so. */
  private static final String OWN = "#own";

  /** Two people of one team meet for milliseconds only. */
  private static final int MOST_TRIES = 20;

  private final Table table;

  DynamoSubscriptions(Table table) {
    this.table = table;
  }

  @Override
  public List<URI> of(String customer) {
    return table.get(key(customer)).map(DynamoSubscriptions::feeds).orElse(List.of());
  }

  @Override
  public Addition add(String customer, URI feed, int most) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Row row = table.get(key(customer)).orElse(null);
      List<URI> feeds = new ArrayList<>(row == null ? List.of() : feeds(row));
      if (feeds.contains(feed)) {
        return Addition.ALREADY_THERE;
      }
      if (feeds.size() >= most) {
        return Addition.TOO_MANY;
      }
      feeds.add(feed);
      if (save(customer, feeds, row == null ? 0 : row.version())) {
        return Addition.ADDED;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public boolean remove(String customer, URI feed) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Row row = table.get(key(customer)).orElse(null);
      List<URI> feeds = new ArrayList<>(row == null ? List.of() : feeds(row));
      if (row == null || !feeds.remove(feed)) {
        return false;
      }
      if (save(customer, feeds, row.version())) {
        return true;
      }
    }
    throw tooManyWriters();
  }

  @Override
  public Map<URI, Set<String>> all() {
    Map<URI, Set<String>> all = new LinkedHashMap<>();
    table
        .query(query ->
            query
                .keyConditionExpression("feed = :own")
                .expressionAttributeValues(Map.of(":own", Row.ofText(OWN))))
        .forEachRemaining(row ->
            feeds(row)
                .forEach(feed ->
                    all.computeIfAbsent(feed, none -> new TreeSet<>()).add(row.text("part"))));
    return all;
  }

  private boolean save(String customer, List<URI> feeds, long replaced) {
    ObjectNode body = Json.object();
    Json.put(body, "feeds", feeds.stream().map(URI::toString).toList());
    Row row = key(customer).and(Row.BODY, Json.write(body)).and(Row.VERSION, replaced + 1);
    return table.replace(row, replaced);
  }

  private StoreException tooManyWriters() {
    return new StoreException("PutItem on " + table.name() + " failed: too many writers");
  }

  private static Row key(String customer) {
    return Row.of("feed", OWN).and("part", Keys.fit(customer));
  }

  private static List<URI> feeds(Row row) {
    return Json.texts(Json.read(row.body()), "feeds").stream().map(URI::create).toList();
  }
}
