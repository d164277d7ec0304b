package bellwether.local.dynamodb;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accesses the tables of DynamoDB Local without the stores. */
public final class RawTables {
  private static final List<String> TABLES =
      List.of("advisories", "customers", "incidents", "deliveries");

  private RawTables() {}

  public static DynamoDbClient connect(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /** Reads every row of each table, including the id of its last write. */
  public static Map<String, Set<Map<String, AttributeValue>>> readRows(URI endpoint) {
    try (DynamoDbClient client = connect(endpoint)) {
      return TABLES.stream()
          .collect(
              Collectors.toMap(
                  table -> table,
                  table ->
                      client
                          .scanPaginator(scan -> scan.tableName("bellwether-" + table))
                          .items()
                          .stream()
                          .collect(Collectors.toSet())));
    }
  }
}
