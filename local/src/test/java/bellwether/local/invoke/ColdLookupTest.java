package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.store.dynamo.DynamoStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged SlackFunction loads for its first look-up; each class is a part of its time.
 */
final class ColdLookupTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final String USER = "U1";

  @TempDir Path folder;

  @Test
  void firstLookup_loadsNeitherTheSdkNorJacksonsMapperNorLogging() throws Exception {
    PackagedFunctions.assumeAvailable();
    Path classes = folder.resolve("classes.txt");
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint())) {
      store.createMissingTables();
      store.installations().saveMember(SlowDynamoDbTest.TEAM, USER, FAR);
      String command =
          "command=/breach&text=Globex&team_id=" + SlowDynamoDbTest.TEAM + "&user_id=" + USER;
      try (FunctionProcess function =
          SlowDynamoDbTest.start(
              SlowDynamoDbTest.variables(dynamo.endpoint(), Map.of()),
              List.of("-Xlog:class+load:file=" + classes))) {
        assertThat(SlowDynamoDbTest.body(function.invoke(SlowDynamoDbTest.request(command), LIMIT)))
            .contains("Globex");
      }
    }

    // The Runtime Interface Client loads one class of the SDK, from its utilities.
    assertThat(Files.readString(classes))
        .contains("bellwether.app.lookup.VendorLookup ", "com.fasterxml.jackson.databind.JsonNode ")
        .doesNotContain(
            "com.fasterxml.jackson.databind.ObjectMapper ",
            " software.amazon.awssdk.core.",
            " software.amazon.awssdk.services.",
            " org.slf4j.",
            " okhttp3.");
  }
}
