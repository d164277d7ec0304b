package bellwether.store.dynamo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import bellwether.store.CustomerStore;
import bellwether.store.dynamo.json.SettingsJson;
import bellwether.store.dynamo.json.VendorJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores vendors under the keys {@code customer, VENDOR#key} and settings under {@code customer,
 * SETTINGS}. One more row counts the changes of all watchlists, in the same transactions.
 */
final class DynamoCustomerStore implements CustomerStore {
  /** No Slack team has this id. */
  private static final String VERSION_KEY = "#generation";

  private static final String VENDOR_PREFIX = "VENDOR#";
  private static final String SETTINGS = "SETTINGS";

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
    return table
        .query(
            "customer = :customer AND begins_with(sk, :vendor)",
            Map.of(":customer", KeyEncoding.textOrHash(customer), ":vendor", VENDOR_PREFIX),
            query -> query.consistentRead(true))
        .map(row -> VendorJson.read(row.body()))
        .sorted(Vendor.BY_NAME)
        .toList();
  }

  @Override
  public List<Watchlist> watchlists() {
    Map<String, List<Vendor>> vendorsByCustomer =
        table.scan().stream()
            .filter(row -> row.text("sk").startsWith(VENDOR_PREFIX))
            .collect(
                groupingBy(
                    row -> row.text("customer"),
                    TreeMap::new,
                    mapping(row -> VendorJson.read(row.body()), toList())));
    List<Watchlist> watchlists = new ArrayList<>();
    vendorsByCustomer.forEach((customer, vendors) ->
        watchlists.add(new Watchlist(customer, vendors.stream().sorted(Vendor.BY_NAME).toList())));
    return watchlists;
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
    return table.save(settingsKey(customer), SettingsJson.write(settings), settings.version());
  }

  /** Makes a change and counts it, in one transaction; false if its condition does not hold. */
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
    return table.retry("TransactWriteItems", () -> table.transact(change, count));
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
