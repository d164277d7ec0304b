package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Feeds of every format side by side: the right alerts, and then nothing but silence. */
final class AllFormatsTest {
  static final Path EVENTS = Path.of("../events");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void everyFormat_alertsAndASecondRoundWritesNothing() throws Exception {
    try (SampleDeployment sample = new SampleDeployment(EVENTS, 0, Clock.systemUTC())) {
      assertThat(sample.createPipeline(out, out).runOnce(out, out)).isTrue();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("Epic Games is a victim of this breach (VICTIM, confirmed)")
          .contains("Acer is a victim of this breach (VICTIM, claimed, not confirmed)")
          .contains("REPLY   Progress Software: CVE-2023-34362")
          .contains("REPLY   Ticketmaster: Ticketmaster, LLC: data breach reported to California")
          .contains("9 alerts and 5 replies posted; 15 feeds, 13 vendors")
          .doesNotContain("Microsoft is", "FireEye is", "onion");
      Map<String, String> before = readRows(sample.dynamoEndpoint());
      printed.reset();

      assertThat(sample.createPipeline(out, out).runOnce(out, out)).isTrue();

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("0 alerts and 0 replies posted");
      assertThat(readRows(sample.dynamoEndpoint())).isEqualTo(before);
    }
  }

  /** Every row of the tables that hold items, by its key, down to the mark of its last write. */
  private static Map<String, String> readRows(URI endpoint) {
    Map<String, String> rows = new TreeMap<>();
    try (DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      for (String table : new String[] {"advisories", "incidents", "deliveries", "customers"}) {
        for (Map<String, AttributeValue> row :
            dynamo.scanPaginator(scan -> scan.tableName("bellwether-" + table)).items()) {
          rows.put(table + new TreeMap<>(row).toString(), "");
        }
      }
    }
    return rows;
  }
}
