package bellwether.store.dynamo.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a query, with the names of DynamoDB's API. */
public final class QueryOptions {
  @Nullable String indexName;
  @Nullable Integer limit;
  boolean consistentRead;
  boolean scanIndexForward = true;
  Map<String, String> expressionAttributeNames = Map.of();

  QueryOptions() {}

  /** Searches an index instead of the table. */
  public QueryOptions indexName(String name) {
    this.indexName = name;
    return this;
  }

  /** The most rows of a page, not of the result. */
  public QueryOptions limit(int rows) {
    this.limit = rows;
    return this;
  }

  public QueryOptions consistentRead(boolean consistent) {
    this.consistentRead = consistent;
    return this;
  }

  /** Whether the rows come in the order of their sort keys, as by default, or in reverse. */
  public QueryOptions scanIndexForward(boolean forward) {
    this.scanIndexForward = forward;
    return this;
  }

  /** The names that stand for the placeholders of the condition. */
  public QueryOptions expressionAttributeNames(Map<String, String> names) {
    this.expressionAttributeNames = names;
    return this;
  }
}
