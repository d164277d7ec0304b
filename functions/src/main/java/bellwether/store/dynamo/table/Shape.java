package bellwether.store.dynamo.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's keys and indexes, as data. Every key is a string, every index holds keys only: what it
 * finds is then read from the table itself, fresh.
 *
 * @param noun what the table's rows are; its name ends with it
 */
public record Shape(String noun, Key key, List<Index> indexes) {
  public static final Shape FEEDS = new Shape("feeds", new Key("feed", "part"), List.of());
  public static final Shape ADVISORIES =
      new Shape(
          "advisories",
          new Key("pk", "sk"),
          List.of(new Index("unmatched", new Key("unmatched", "seenAt"))));
  public static final Shape CUSTOMERS = new Shape("customers", new Key("customer", "sk"), List.of());
  public static final Shape INCIDENTS = new Shape("incidents", new Key("vendor", "id"), List.of());
  public static final Shape DELIVERIES =
      new Shape(
          "deliveries",
          new Key("id", null),
          List.of(
              new Index("due", new Key("due", "dueAt")),
              new Index("recent", new Key("customer", "createdAt"))));
  public static final Shape INSTALLATIONS = new Shape("installations", new Key("team", null), List.of());

  /** In the order in which the data flows through them. */
  public static final List<Shape> ALL =
      List.of(FEEDS, ADVISORIES, CUSTOMERS, INCIDENTS, DELIVERIES, INSTALLATIONS);

  /**
   * A primary key or the key of an index.
   *
   * @param range null where the hash alone is the key
   */
  public record Key(String hash, @Nullable String range) {}

  public record Index(String name, Key key) {}

  public Shape {
    indexes = List.copyOf(indexes);
  }

  public Index index(String name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst().orElseThrow();
  }
}
