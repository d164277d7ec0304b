package bellwether.store.dynamo.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys and indexes of a table. Every key is a string, and every index contains keys only.
 *
 * @param nameSuffix the end of the table's name
 */
public record TableSchema(String nameSuffix, Key key, List<Index> indexes) {
  public static final TableSchema FEEDS =
      new TableSchema("feeds", new Key("feed", "part"), List.of());
  public static final TableSchema ADVISORIES =
      new TableSchema(
          "advisories",
          new Key("pk", "sk"),
          List.of(new Index("unmatched", new Key("unmatched", "seenAt"))));
  public static final TableSchema CUSTOMERS =
      new TableSchema("customers", new Key("customer", "sk"), List.of());
  public static final TableSchema INCIDENTS =
      new TableSchema("incidents", new Key("vendor", "id"), List.of());
  public static final TableSchema DELIVERIES =
      new TableSchema(
          "deliveries",
          new Key("id", null),
          List.of(
              new Index("due", new Key("due", "dueAt")),
              new Index("recent", new Key("customer", "createdAt"))));
  public static final TableSchema INSTALLATIONS =
      new TableSchema("installations", new Key("team", null), List.of());

  public static final List<TableSchema> ALL =
      List.of(FEEDS, ADVISORIES, CUSTOMERS, INCIDENTS, DELIVERIES, INSTALLATIONS);

  /**
   * A primary key or the key of an index.
   *
   * @param sortKey null if the partition key alone is the key
   */
  public record Key(String partitionKey, @Nullable String sortKey) {}

  public record Index(String name, Key key) {}

  public TableSchema {
    indexes = List.copyOf(indexes);
  }

  public Index index(String name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst().orElseThrow();
  }
}
