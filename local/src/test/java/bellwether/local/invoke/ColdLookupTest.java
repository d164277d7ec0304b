package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.App;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.store.dynamo.DynamoStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged SlackFunction loads for its first look-up; each class is a part of its time.
 */
final class ColdLookupTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final String USER = "U1";

  @TempDir Path folder;

  /** The reply to the first event of a process, and the classes that were loaded for it. */
  private record Lookup(String reply, String classes) {}

  private Lookup lookUp(Consumer<DynamoStores> stored) throws Exception {
    PackagedFunctions.assumeAvailable();
    Path classes = folder.resolve("classes.txt");
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint())) {
      store.createMissingTables();
      store.installations().saveMember(SlowDynamoDbTest.TEAM, USER, FAR);
      stored.accept(store);
      String command =
          "command=/breach&text=Globex&team_id=" + SlowDynamoDbTest.TEAM + "&user_id=" + USER;
      try (FunctionProcess function =
          SlowDynamoDbTest.start(
              SlowDynamoDbTest.variables(dynamo.endpoint(), Map.of()),
              List.of("-Xlog:class+load:file=" + classes))) {
        String reply =
            SlowDynamoDbTest.body(function.invoke(SlowDynamoDbTest.request(command), LIMIT));
        return new Lookup(reply, Files.readString(classes));
      }
    }
  }

  private static void assertLoadsLittle(String classes) {
    // The Runtime Interface Client loads one class of the SDK, from its utilities.
    assertThat(classes)
        .contains("bellwether.app.lookup.VendorLookup ", "com.fasterxml.jackson.databind.JsonNode ")
        .doesNotContain(
            "com.fasterxml.jackson.databind.ObjectMapper ",
            " software.amazon.awssdk.core.",
            " software.amazon.awssdk.services.",
            " org.slf4j.",
            " okhttp3.",
            " ai.onnxruntime.");
  }

  @Test
  void firstLookup_loadsNeitherTheSdkNorJacksonsMapperNorLogging() throws Exception {
    Lookup lookup = lookUp(_ -> {});

    assertLoadsLittle(lookup.classes());
    assertThat(lookup.reply()).contains("Globex");
  }

  @Test
  void firstLookup_ofAWatchedVendorWithAReport_loadsNoModelOfRolesEither() throws Exception {
    String title = "Globex says customer data was stolen";
    Advisory report = new Advisory("a", "wire", title, null, "", null, StatedFacts.NONE, NOON);

    Lookup lookup =
        lookUp(store -> {
          store.customers().addVendor(SlowDynamoDbTest.TEAM, Vendor.ofName("Globex"));
          boolean _ = store.advisories().add(report);
          new App(store, List::of, Clock.fixed(NOON, ZoneOffset.UTC))
              .advisoryMatcher(FloodLimit.DEFAULT)
              .match(report.id());
        });

    assertLoadsLittle(lookup.classes());
    assertThat(lookup.reply()).contains(title, "is a victim of this breach");
  }
}
