package bellwether.store.dynamo;

import bellwether.store.aws.AwsCredentialChain;
import bellwether.store.dynamo.DynamoStores.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Creates the SDK's clients for DynamoDB. */
final class DynamoClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private DynamoClients() {}

  /** A client with the region, the credentials and the endpoint of the environment. */
  static DynamoDbClient create(Timeouts timeouts) {
    return builder(timeouts, Map.of()).credentialsProvider(AwsCredentialChain.provider()).build();
  }

  /** As {@link #create}, but closes each connection after its call. */
  static DynamoDbClient createClosing() {
    return builder(Timeouts.LONG, Map.of("Connection", List.of("close")))
        .credentialsProvider(AwsCredentialChain.provider())
        .build();
  }

  /** A client of a DynamoDB Local. */
  static DynamoDbClient createLocal(URI endpoint) {
    return builder(Timeouts.LONG, Map.of())
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static DynamoDbClientBuilder builder(
      Timeouts timeouts, Map<String, List<String>> headers) {
    return DynamoDbClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(timeouts.read))
        .overrideConfiguration(override ->
            override
                .headers(headers)
                .retryStrategy(RetryMode.STANDARD)
                .apiCallTimeout(timeouts.call)
                .apiCallAttemptTimeout(CONNECT_TIMEOUT.plus(timeouts.read)));
  }
}
