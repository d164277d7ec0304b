package bellwether.store.dynamo;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import bellwether.store.CustomerStore;
import bellwether.store.StoreException;
import bellwether.store.aws.AwsCalls;
import bellwether.store.dynamo.json.SettingsJson;
import bellwether.store.dynamo.json.VendorJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * {@link CustomerStore} in a table: {@code customer, VENDOR#key} -> vendor, {@code customer,
 * SETTINGS} -> settings, and one row that counts every change of a list, written in the same
 * transaction.
 */
final class DynamoCustomerStore implements CustomerStore {
  /** No Slack team id begins so. */
  private static final String VERSION_KEY = "#generation";

  private static final String VENDOR_PREFIX = "VENDOR#";
  private static final String SETTINGS = "SETTINGS";

  /** Writers meet on the counter for milliseconds only. */
  private static final int MAX_ATTEMPTS = 20;

  private static final Comparator<Vendor> BY_NAME =
      Comparator.comparing(Vendor::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Vendor::name);

  private final Table table;

  DynamoCustomerStore(Table table) {
    this.table = table;
  }

  @Override
  public void addVendor(String customer, Vendor vendor) {
    Row row = key(customer, vendor.key()).with(Row.BODY, VendorJson.write(vendor));
    writeWithVersion(
        TransactWriteItem.builder()
            .put(put -> put.tableName(table.name()).item(row.attributes()))
            .build());
  }

  @Override
  public boolean removeVendor(String customer, String vendorKey) {
    return writeWithVersion(
        TransactWriteItem.builder()
            .delete(delete ->
                delete
                    .tableName(table.name())
                    .key(key(customer, vendorKey).attributes())
                    .conditionExpression("attribute_exists(customer)"))
            .build());
  }

  @Override
  public List<Vendor> vendors(String customer) {
    Iterator<Row> rows =
        table.query(query ->
            query
                .keyConditionExpression("customer = :customer AND begins_with(sk, :vendor)")
                .expressionAttributeValues(
                    Map.of(
                        ":customer",
                        Row.textValue(KeyEncoding.textOrHash(customer)),
                        ":vendor",
                        Row.textValue(VENDOR_PREFIX)))
                .consistentRead(true));
    List<Vendor> vendors = new ArrayList<>();
    rows.forEachRemaining(row -> vendors.add(VendorJson.read(row.body())));
    vendors.sort(BY_NAME);
    return List.copyOf(vendors);
  }

  @Override
  public List<Watchlist> watchlists() {
    Map<String, List<Vendor>> lists = new TreeMap<>();
    for (Row row : table.scan()) {
      if (row.text("sk").startsWith(VENDOR_PREFIX)) {
        lists
            .computeIfAbsent(row.text("customer"), customer -> new ArrayList<>())
            .add(VendorJson.read(row.body()));
      }
    }
    lists.values().forEach(vendors -> vendors.sort(BY_NAME));
    return lists.entrySet().stream()
        .map(list -> new Watchlist(list.getKey(), list.getValue()))
        .toList();
  }

  @Override
  public long watchlistVersion() {
    return table.get(versionKey()).map(row -> row.number("generation")).orElse(0L);
  }

  @Override
  public Settings settings(String customer) {
    return table
        .get(settingsKey(customer))
        .map(row -> SettingsJson.read(row.body(), row.version()))
        .orElse(Settings.DEFAULTS);
  }

  @Override
  public boolean saveSettings(String customer, Settings settings) {
    Row row =
        settingsKey(customer)
            .with(Row.BODY, SettingsJson.write(settings))
            .with(Row.VERSION, settings.version() + 1);
    return table.putIfVersion(row, settings.version());
  }

  /** Writes with the counter, or not at all; false if the change's own condition does not hold. */
  private boolean writeWithVersion(TransactWriteItem change) {
    TransactWriteItem count =
        TransactWriteItem.builder()
            .update(update ->
                update
                    .tableName(table.name())
                    .key(versionKey().attributes())
                    .updateExpression("ADD generation :one")
                    .expressionAttributeValues(Map.of(":one", Row.numberValue(1))))
            .build();
    for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
      switch (AwsCalls.call("TransactWriteItems", table.name(), () -> tryWrite(change, count))) {
        case DONE -> {
          return true;
        }
        case REFUSED -> {
          return false;
        }
        case CONFLICT -> {}
      }
    }
    throw new StoreException("TransactWriteItems on " + table.name() + " failed: too many writers");
  }

  private enum Outcome {
    DONE,
    REFUSED,
    CONFLICT
  }

  /** The SDK gives each call a token of its own, so that its resends are one transaction. */
  private Outcome tryWrite(TransactWriteItem change, TransactWriteItem count) {
    try {
      table.client().transactWriteItems(write -> write.transactItems(change, count));
      return Outcome.DONE;
    } catch (TransactionCanceledException e) {
      List<String> reasons =
          e.cancellationReasons().stream().map(CancellationReason::code).toList();
      if (reasons.contains("ConditionalCheckFailed")) {
        return Outcome.REFUSED;
      }
      if (reasons.contains("TransactionConflict")) {
        return Outcome.CONFLICT;
      }
      throw e;
    }
  }

  private static Row key(String customer, String vendorKey) {
    return Row.of("customer", KeyEncoding.textOrHash(customer))
        .with("sk", VENDOR_PREFIX + KeyEncoding.textOrHash(vendorKey));
  }

  private static Row settingsKey(String customer) {
    return Row.of("customer", KeyEncoding.textOrHash(customer)).with("sk", SETTINGS);
  }

  private static Row versionKey() {
    return Row.of("customer", VERSION_KEY).with("sk", VERSION_KEY);
  }
}
