package bellwether.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's keys and indexes, as data. Every key is a string, every index holds keys only: what it
 * finds is then read from the table itself, fresh.
 *
 * @param noun what the table's rows are; its name ends with it
 */
record Shape(String noun, Key key, List<Index> indexes) {
  static final Shape FEEDS = new Shape("feeds", new Key("feed", "part"), List.of());
  static final Shape ADVISORIES =
      new Shape(
          "advisories",
          new Key("pk", "sk"),
          List.of(new Index("unmatched", new Key("unmatched", "seenAt"))));
  static final Shape CUSTOMERS = new Shape("customers", new Key("customer", "sk"), List.of());
  static final Shape INCIDENTS = new Shape("incidents", new Key("vendor", "id"), List.of());
  static final Shape DELIVERIES =
      new Shape(
          "deliveries",
          new Key("id", null),
          List.of(
              new Index("due", new Key("due", "dueAt")),
              new Index("recent", new Key("customer", "createdAt"))));
  static final Shape INSTALLATIONS = new Shape("installations", new Key("team", null), List.of());

  /** In the order in which the data flows through them. */
  static final List<Shape> ALL =
      List.of(FEEDS, ADVISORIES, CUSTOMERS, INCIDENTS, DELIVERIES, INSTALLATIONS);

  /**
   * A primary key or the key of an index.
   *
   * @param range null where the hash alone is the key
   */
  record Key(String hash, @Nullable String range) {}

  record Index(String name, Key key) {}

  Shape {
    indexes = List.copyOf(indexes);
  }

  Index index(String name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst().orElseThrow();
  }
}
