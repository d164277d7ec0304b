package bellwether.local.torture;

import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.workspace.PostedMessage;
import bellwether.store.CustomerStore;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The DynamoDB Local and the local Slack of a campaign, which themselves never fail. */
final class TargetServers implements AutoCloseable {
  private static final int MAX_OPEN = 20_000;

  private final DynamoDbLocalServer dynamo;
  private final LocalHttpServer site;
  private final LocalSlack slack;
  private final DynamoStores stores;
  private final List<String> channels;
  private final String token;
  private final Clock clock;

  TargetServers(int customers, Clock clock) throws IOException {
    this.clock = clock;
    List<String> names = IntStream.range(0, customers).mapToObj(n -> "customer-" + n).toList();
    LocalSlackSettings secrets = LocalSlackSettings.withRandomSecrets(names);
    this.token = secrets.token();
    // Workers keep to one post a second by themselves, each for itself.
    LocalSlackSettings settings =
        new LocalSlackSettings(token, secrets.signingSecret(), names, Duration.ZERO, 1);
    this.dynamo = DynamoDbLocalServer.inMemory();
    this.site = LocalHttpServer.open(0);
    this.slack = LocalSlack.inMemory(settings, clock);
    slack.mount(site);
    this.stores = DynamoStores.connectLocal(dynamo.endpoint());
    stores.createMissingTables();
    this.channels = names.stream().map(slack::channelId).toList();
  }

  void watch(List<NewsItem> items) {
    CustomerStore customers = stores.customers();
    for (int number = 0; number < channels.size(); number++) {
      String customer = "T" + number;
      Settings settings = customers.settings(customer);
      customers.saveSettings(customer, settings.withChannel(channels.get(number)));
      for (NewsItem item : items) {
        if (item.customers().contains(number)) {
          customers.addVendor(customer, Vendor.ofName(item.vendor()));
        }
      }
    }
  }

  URI dynamoEndpoint() {
    return dynamo.endpoint();
  }

  URI slackUri() {
    return site.baseUri();
  }

  DynamoStores stores() {
    return stores;
  }

  String token() {
    return token;
  }

  /** A channel that no customer has would be wrong for every alert. */
  String defaultChannel() {
    return channels.getFirst();
  }

  List<List<PostedMessage>> messages() {
    return channels.stream().map(slack::messages).toList();
  }

  int countPosts() {
    return messages().stream().mapToInt(List::size).sum();
  }

  /** The number of deliveries that are not final, and of items that are not matched. */
  int countOpen() {
    List<Delivery> due =
        stores.deliveries().findDue(clock.instant().plus(Duration.ofDays(1)), MAX_OPEN);
    return due.size() + stores.advisories().findUnmatched(MAX_OPEN).size();
  }

  @Override
  public void close() throws IOException {
    site.close();
    slack.close();
    stores.close();
    dynamo.close();
  }
}
