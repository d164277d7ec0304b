package bellwether.store.dynamo;

import bellwether.store.aws.AwsCredentialChain;
import bellwether.store.dynamo.DynamoStores.Timeouts;
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

  static DynamoDbClient create(ClientSettings settings) {
    DynamoDbClientBuilder builder = builder(settings);
    if (settings.local() == null) {
      return builder.credentialsProvider(AwsCredentialChain.provider()).build();
    }
    return builder
        .endpointOverride(settings.local())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static DynamoDbClientBuilder builder(ClientSettings settings) {
    Timeouts timeouts = settings.timeouts();
    return DynamoDbClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(timeouts.read))
        .overrideConfiguration(override ->
            override
                .headers(
                    settings.keepsConnections() ? Map.of() : Map.of("Connection", List.of("close")))
                .retryStrategy(RetryMode.STANDARD)
                .apiCallTimeout(timeouts.call)
                .apiCallAttemptTimeout(CONNECT_TIMEOUT.plus(timeouts.read)));
  }
}
