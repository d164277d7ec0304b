package bellwether.lambda;

import bellwether.store.aws.S3Mailbox;
import bellwether.store.aws.SecretReader;
import bellwether.store.aws.SesRequestSigner;
import bellwether.store.aws.SqsQueue;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.table.QueryOptions;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.dynamo.table.WorkIndex;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Derives from the code which actions of AWS a handler needs, by resource. */
final class NeededActions {
  private static final String TABLE_PACKAGE = Table.class.getPackageName();

  /** The index that a {@link WorkIndex} of a table reads. */
  private static final Map<String, String> WORK_INDEXES =
      Map.of("advisories", "unmatched", "deliveries", "due");

  /** The index that stores name in their own queries. */
  private static final String OWN_INDEX = "recent";

  /** The parts of a transaction are authorized like single writes. */
  private static final Map<String, String> TRANSACTION_PARTS =
      Map.of("put", "PutItem", "delete", "DeleteItem", "update", "UpdateItem");

  private static final Map<Class<?>, String> OTHER_SERVICES =
      Map.of(
          SecretReader.class, "secretsmanager:GetSecretValue",
          S3Mailbox.class, "s3:GetObject",
          SesRequestSigner.class, "ses:SendEmail",
          SqsQueue.class, "sqs:SendMessage");

  private final CallGraph graph = new CallGraph();
  private final Map<JavaClass, TableSchema> tables = tablesOfStores();

  /** The actions by table ("feeds") or index ("deliveries/recent"). */
  Map<String, Set<String>> onTables(Class<?> handler) {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (JavaCodeUnit unit : graph.reachableFrom(handler)) {
      TableSchema table = tables.get(unit.getOwner());
      if (table != null) {
        addActions(unit, table.nameSuffix(), needed);
      }
    }
    return needed;
  }

  /** The actions of other services. */
  Set<String> onOtherServices(Class<?> handler) {
    Set<JavaClass> reached =
        graph.reachableFrom(handler).stream()
            .map(JavaCodeUnit::getOwner)
            .collect(Collectors.toSet());
    Set<String> needed = new TreeSet<>();
    OTHER_SERVICES.forEach((type, action) -> {
      if (reached.contains(graph.type(type))) {
        needed.add(action);
      }
    });
    return needed;
  }

  private void addActions(JavaCodeUnit store, String table, Map<String, Set<String>> needed) {
    boolean usesIndex = calls(store, QueryOptions.class).contains("indexName");
    for (JavaCodeUnit unit :
        graph.reachable(
            List.of(store), other -> other.getOwner().getPackageName().equals(TABLE_PACKAGE))) {
      for (String call : calls(unit, DynamoDbClient.class)) {
        if (!call.startsWith("query") && !call.equals("transactWriteItems")) {
          add(needed, table, action(call));
        }
      }
      if (calls(unit, Table.class).contains("query")) {
        boolean isWorkIndex = unit.getOwner().equals(graph.type(WorkIndex.class));
        String index = isWorkIndex ? WORK_INDEXES.get(table) : usesIndex ? OWN_INDEX : null;
        add(needed, index == null ? table : table + "/" + index, "Query");
      }
    }
    for (String part : calls(store, TransactWriteItem.Builder.class)) {
      if (TRANSACTION_PARTS.containsKey(part)) {
        add(needed, table, TRANSACTION_PARTS.get(part));
      }
    }
  }

  private static String action(String method) {
    String name = method.replace("Paginator", "");
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static void add(Map<String, Set<String>> needed, String resource, String action) {
    needed.computeIfAbsent(resource, _ -> new TreeSet<>()).add("dynamodb:" + action);
  }

  private static Set<String> calls(JavaCodeUnit unit, Class<?> owner) {
    return CallGraph.calls(unit)
        .filter(target -> target.getOwner().isEquivalentTo(owner))
        .map(target -> target.getName())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** {@link DynamoStores} has a method for each store, which names its table. */
  private Map<JavaClass, TableSchema> tablesOfStores() {
    Map<JavaClass, TableSchema> found = new java.util.HashMap<>();
    for (JavaMethod method : graph.type(DynamoStores.class).getMethods()) {
      method.getFieldAccesses().stream()
          .filter(access -> access.getTargetOwner().isEquivalentTo(TableSchema.class))
          .map(access -> access.getTarget().getName())
          .flatMap(field -> TableSchema.ALL.stream().filter(t -> isNamed(t, field)))
          .forEach(table ->
              method.getConstructorCallsFromSelf().stream()
                  .map(call -> call.getTargetOwner())
                  .filter(type -> type.getSimpleName().endsWith("Store"))
                  .forEach(store -> found.put(store, table)));
    }
    return found;
  }

  private static boolean isNamed(TableSchema table, String field) {
    return table.nameSuffix().equalsIgnoreCase(field);
  }
}
