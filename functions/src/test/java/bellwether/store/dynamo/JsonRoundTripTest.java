package bellwether.store.dynamo;

import static bellwether.store.StoreSamples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.destination.Destinations;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FirstReads;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Outages;
import bellwether.domain.workspace.Settings;
import bellwether.store.AdvisoryStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.MentionStore;
import bellwether.store.RandomRecords;
import bellwether.store.StoreSamples;
import bellwether.store.dynamo.json.AdvisoryJson;
import bellwether.store.dynamo.json.DeliveryJson;
import bellwether.store.dynamo.json.DestinationJson;
import bellwether.store.dynamo.json.FeedStateJson;
import bellwether.store.dynamo.json.FirstReadsJson;
import bellwether.store.dynamo.json.IncidentJson;
import bellwether.store.dynamo.json.InstallationJson;
import bellwether.store.dynamo.json.Json;
import bellwether.store.dynamo.json.MentionJson;
import bellwether.store.dynamo.json.OutageJson;
import bellwether.store.dynamo.json.SettingsJson;
import bellwether.store.dynamo.json.VendorJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that every record is read as it was written, whatever text it contains. */
final class JsonRoundTripTest {
  private static final int ROUNDS = 300;

  @Test
  void bodies_roundTripThroughUtf8() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomRecords records = new RandomRecords(seed);
      String name = seed(seed);
      assertRoundTrip(name, records.advisory(), AdvisoryJson::write, AdvisoryJson::read);
      assertRoundTrip(
          name, records.roleReadings(), AdvisoryJson::writeReadings, AdvisoryJson::readReadings);
      assertRoundTrip(name, records.vendor(), VendorJson::write, VendorJson::read);
      assertRoundTrip(
          name, records.feedState(), FeedStateJson::write, json -> FeedStateJson.read(json, 0));
      assertRoundTrip(
          name, records.incident(), IncidentJson::write, json -> IncidentJson.read(json, 0));
      Delivery delivery = records.delivery();
      assertRoundTrip(
          name, delivery, DeliveryJson::write, json -> DeliveryJson.read(json, delivery.version()));
      Outages outages = records.blocked();
      assertRoundTrip(
          name,
          outages,
          OutageJson::write,
          json -> OutageJson.readOutages(json, outages.version()));
      Destinations destinations = records.destinations();
      assertRoundTrip(
          name,
          destinations,
          DestinationJson::write,
          json -> DestinationJson.read(json, destinations.version()));
      FirstReads firstReads = records.firstReads();
      assertRoundTrip(
          name,
          firstReads,
          FirstReadsJson::write,
          json -> FirstReadsJson.read(json, firstReads.version()));
      assertRoundTrip(name, records.mention(), MentionJson::write, MentionJson::read);
      assertRoundTrip(
          name, records.installation(), InstallationJson::write, InstallationJson::read);
      Settings settings = records.settings();
      assertRoundTrip(
          name, settings, SettingsJson::write, json -> SettingsJson.read(json, settings.version()));
    }
  }

  @Test
  void advisoryWithoutRetraction_isReadAsNotRetracted() {
    String old =
        """
        {"id":"1","feed":"f","title":"t","text":"","stated":{"victims":[],"claim":false,
        "dataClasses":[]},"seenAt":"2026-01-01T00:00:00Z"}\
        """;

    assertThat(AdvisoryJson.read(old).statedFacts()).isEqualTo(StatedFacts.NONE);
  }

  @Test
  void advisoryWithSingleProductFields_isReadAsOneProduct() {
    String old =
        """
        {"id":"1","feed":"f","title":"t","text":"","stated":{"victims":[],"vendor":"Quillforge",
        "product":"Gatehouse","claim":false,"dataClasses":[],"exploitation":"IN_THE_WILD"},
        "seenAt":"2026-01-01T00:00:00Z"}\
        """;

    assertThat(AdvisoryJson.read(old).statedFacts())
        .isEqualTo(
            StatedFacts.product("Quillforge", "Gatehouse")
                .withExploitation(Exploitation.IN_THE_WILD));
  }

  @Test
  void settingsWithoutEditors_mayBeChangedByEveryone() {
    String old = "{\"routes\":[],\"minimums\":[],\"zone\":\"Z\",\"heartbeat\":true}";

    assertThat(SettingsJson.read(old, 0)).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void deliveryOutcome_roundTripsAndIsDerivedForOldRows() {
    Delivery pending = StoreSamples.digest("d", "T1", NOON);
    assertThat(pending.outcome()).isNull();
    for (Outcome outcome : Outcome.values()) {
      Delivery written = pending.withState(State.SUMMARIZED, null, outcome, "any reason");
      assertThat(DeliveryJson.read(DeliveryJson.write(written), written.version()))
          .isEqualTo(written);
    }
    assertThat(outcomeOfOldRow(pending, State.SUMMARIZED, Delivery.BELOW_MINIMUM))
        .isEqualTo(Outcome.BELOW_MINIMUM);
    assertThat(outcomeOfOldRow(pending, State.SUMMARIZED, "nothing to tell"))
        .isEqualTo(Outcome.NOTHING_TO_REPORT);
    assertThat(outcomeOfOldRow(pending, State.SUMMARIZED, null)).isEqualTo(Outcome.FIRST_READ);
    assertThat(outcomeOfOldRow(pending.inSummary("s"), State.SUMMARIZED, null))
        .isEqualTo(Outcome.IN_SUMMARY);
    Delivery other = StoreSamples.pending("d", NOON);
    assertThat(outcomeOfOldRow(other, State.SUMMARIZED, "overtaken by what happened since"))
        .isEqualTo(Outcome.SUPERSEDED);
    assertThat(outcomeOfOldRow(other, State.RETRY, "Slack asked to wait")).isNull();
  }

  private static @Nullable Outcome outcomeOfOldRow(
      Delivery delivery, State state, @Nullable String reason) {
    Delivery written = delivery.withState(state, null, null, reason);
    ObjectNode tree = (ObjectNode) Json.parse(DeliveryJson.write(written));
    tree.remove("outcome");
    return DeliveryJson.read(Json.toJson(tree), 0).outcome();
  }

  @Test
  void stores_roundTripThroughTheTables() {
    DynamoStores store = EmbeddedDynamo.stores();
    AdvisoryStore advisories = store.advisories();
    DeliveryStore deliveries = store.deliveries();
    MentionStore mentions = store.mentions();
    CustomerStore customers = store.customers();
    FeedStateStore feeds = store.feedStates();
    for (long seed = 0; seed < 60; seed++) {
      RandomRecords records = new RandomRecords(seed);
      Advisory advisory = records.advisory();
      assertThat(advisories.add(advisory)).as(seed(seed)).isTrue();
      assertThat(advisories.find(advisory.id())).as(seed(seed)).contains(advisory);
      Delivery delivery = records.delivery();
      assertThat(deliveries.add(delivery)).as(seed(seed)).isTrue();
      assertThat(deliveries.find(delivery.id())).as(seed(seed)).contains(delivery);
      Mention mention = records.mention();
      assertThat(mentions.add(mention)).as(seed(seed)).isTrue();
      assertThat(mentions.findAll(List.of(mention.key()))).as(seed(seed)).containsExactly(mention);
      Vendor vendor = records.vendor();
      customers.addVendor("T" + seed, vendor);
      assertThat(customers.vendors("T" + seed)).as(seed(seed)).containsExactly(vendor);
      FeedState state = records.feedState();
      assertThat(feeds.save(state)).as(seed(seed)).isTrue();
      assertThat(feeds.get(state.feed()))
          .as(seed(seed))
          .isEqualTo(state.withVersion(state.version() + 1));
    }
  }

  private static String seed(long seed) {
    return "seed " + seed;
  }

  /** Encodes and decodes the text as DynamoDB does. */
  private static <T> void assertRoundTrip(
      String seed, T written, Function<T, String> write, Function<String, T> read) {
    String json = new String(write.apply(written).getBytes(UTF_8), UTF_8);
    assertThat(read.apply(json)).as(seed).isEqualTo(written);
  }
}
