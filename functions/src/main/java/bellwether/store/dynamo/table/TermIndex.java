package bellwether.store.dynamo.table;

import bellwether.domain.advisory.Advisory;
import bellwether.store.StoreException;
import bellwether.store.aws.AwsCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Finds advisories by the terms they were filed under: one row for each term and advisory, {@code
 * NAME#term, seenAt#id}. All terms share one order, so that their rows can be merged as read.
 */
public final class TermIndex {
  /** BatchWriteItem takes no more requests (DynamoDB API Reference). */
  private static final int MAX_BATCH_WRITES = 25;

  /** Answers in a row that leave every write unprocessed before we give up. */
  private static final int MAX_EMPTY_RESPONSES = 5;

  private final Table table;

  public TermIndex(Table table) {
    this.table = table;
  }

  /** Safe to repeat: a row that is there is written over with the same. */
  public void index(Advisory advisory, Set<String> terms, long expiresAt) {
    String sort =
        KeyEncoding.sortableTime(advisory.seenAt()) + "#" + KeyEncoding.textOrHash(advisory.id());
    List<WriteRequest> writes =
        terms.stream()
            .map(TermIndex::partitionKey)
            .distinct()
            .map(term -> Row.of("pk", term).with("sk", sort).with("expiresAt", expiresAt))
            .map(row -> PutRequest.builder().item(row.attributes()).build())
            .map(put -> WriteRequest.builder().putRequest(put).build())
            .toList();
    for (int from = 0; from < writes.size(); from += MAX_BATCH_WRITES) {
      writeBatch(writes.subList(from, Math.min(writes.size(), from + MAX_BATCH_WRITES)));
    }
  }

  private void writeBatch(List<WriteRequest> writes) {
    List<WriteRequest> left = writes;
    int empty = 0;
    while (!left.isEmpty()) {
      Map<String, List<WriteRequest>> request = Map.of(table.name(), left);
      List<WriteRequest> refused =
          AwsCalls.call(
                  "BatchWriteItem",
                  table.name(),
                  () -> table.client().batchWriteItem(batch -> batch.requestItems(request)))
              .unprocessedItems()
              .getOrDefault(table.name(), List.of());
      empty = refused.size() == left.size() ? empty + 1 : 0;
      if (empty == MAX_EMPTY_RESPONSES) {
        throw new StoreException("BatchWriteItem on " + table.name() + " failed: throttled");
      }
      left = refused;
    }
  }

  /** Ids of up to {@code limit} advisories filed under all of the terms, newest first. */
  public List<String> findIds(Collection<String> terms, int limit) {
    List<Iterator<Row>> lists =
        terms.stream().map(TermIndex::partitionKey).distinct().map(this::queryNewestFirst).toList();
    List<String> ids = new ArrayList<>();
    if (lists.isEmpty()) {
      return ids;
    }
    String[] heads = new String[lists.size()];
    while (ids.size() < limit && advanceToCommonRow(lists, heads)) {
      ids.add(advisoryId(heads[0]));
    }
    return ids;
  }

  /** Moves every list on to the next row that all of them have; false once there is none. */
  private static boolean advanceToCommonRow(List<Iterator<Row>> lists, String[] heads) {
    if (!lists.getFirst().hasNext()) {
      return false;
    }
    heads[0] = lists.getFirst().next().text("sk");
    int agreed = 1;
    for (int i = 1 % lists.size(); agreed < lists.size(); i = (i + 1) % lists.size()) {
      String wanted = heads[Math.floorMod(i - 1, lists.size())];
      while (heads[i] == null || heads[i].compareTo(wanted) > 0) {
        if (!lists.get(i).hasNext()) {
          return false;
        }
        heads[i] = lists.get(i).next().text("sk");
      }
      agreed = heads[i].equals(wanted) ? agreed + 1 : 1;
    }
    return true;
  }

  private Iterator<Row> queryNewestFirst(String partition) {
    return table.query(query ->
        query
            .keyConditionExpression("pk = :term")
            .expressionAttributeValues(Map.of(":term", Row.textValue(partition)))
            .scanIndexForward(false));
  }

  private static String partitionKey(String term) {
    return "NAME#" + KeyEncoding.textOrHash(term);
  }

  private static String advisoryId(String sort) {
    return sort.substring(sort.indexOf('#') + 1);
  }
}
