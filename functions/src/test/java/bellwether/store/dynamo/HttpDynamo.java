package bellwether.store.dynamo;

import bellwether.store.aws.AwsService;
import bellwether.store.aws.SigningCredentials;
import bellwether.store.dynamo.table.JsonTableReader;
import bellwether.store.dynamo.table.TableSchema;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs one DynamoDB Local behind HTTP, for stores that read with DynamoDB's JSON protocol. */
public final class HttpDynamo {
  private HttpDynamo() {}

  /** Stores over new and empty tables. Do not close them: all tests share one client. */
  public static DynamoStores stores() {
    Map<String, String> names = new ConcurrentHashMap<>();
    return new DynamoStores(
        () -> Holder.CLIENT,
        new JsonTableReader(
            new AwsService(
                "dynamodb",
                "us-east-1",
                Holder.ENDPOINT,
                Clock.systemUTC(),
                () -> new SigningCredentials("local", "local", null)),
            Duration.ofSeconds(40)),
        noun -> names.computeIfAbsent(noun, HttpDynamo::createTable));
  }

  private static String createTable(String noun) {
    String name = UUID.randomUUID() + "-" + noun;
    TableSchema.ALL.stream()
        .filter(schema -> schema.nameSuffix().equals(noun))
        .forEach(schema -> TableCreator.create(Holder.CLIENT, schema, name));
    return name;
  }

  private static final class Holder {
    static final URI ENDPOINT = start();

    static final DynamoDbClient CLIENT =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(ENDPOINT)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    private static URI start() {
      var _ = EmbeddedDynamo.client(); // sets the locale that DynamoDB Local needs
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setHandler(
          new ContextHandler(
              new LocalDynamoDBServerHandler(
                  new LocalDynamoDBRequestHandler(0, true, null, true, false), "none")));
      try {
        server.start();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local cannot be started", e);
      }
      int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
      return URI.create("http://127.0.0.1:" + port);
    }
  }
}
