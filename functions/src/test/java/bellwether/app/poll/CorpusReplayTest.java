package bellwether.app.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.Corpus;
import bellwether.feed.FeedParser;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Replays recorded hourly polls of two registers over months. A record from before the start of the
 * log appears with its first event.
 */
final class CorpusReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI URL = URI.create("https://register.example/list");

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore states = stores.feedStates();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
  private final Map<String, ObjectNode> list = new LinkedHashMap<>();
  private int rounds;

  private void show(Format format, byte[] body) {
    clock.advance(Duration.ofHours(1));
    Feed feed = Feed.of("register", URL, format);
    ParsedDocument parsed = FeedParser.parse(format, "register", body, null, URL, clock.instant());
    PollResult reading =
        switch (parsed) {
          case ParsedDocument.Items(var items, var completeness) ->
              new PollResult.Changed(items, Validators.NONE, completeness, null);
          case ParsedDocument.Unreadable(var reason) -> new PollResult.Failed(reason, null, false);
        };
    new FeedPoller(
            () -> List.of(feed),
            states,
            advisories,
            stores.firstReads(),
            (f, s, shown) -> reading,
            FirstRead.ALERT,
            FeedHourRecorder.NONE,
            clock)
        .pollAll();
    matching.sweep(clock.instant().plus(Duration.ofHours(1)));
    rounds++;
  }

  private byte[] document(Format format) {
    ArrayNode all = JSON.createArrayNode().addAll(list.values());
    return (format == Format.KEV ? JSON.createObjectNode().set("vulnerabilities", all) : all)
        .toString()
        .getBytes(UTF_8);
  }

  /** Each commit of the log is one poll. */
  private void replay(Format format, String log, String keyField) throws IOException {
    String commit = "";
    for (String line : Files.readAllLines(Corpus.folder("replay").resolve(log))) {
      JsonNode event = JSON.readTree(line);
      String next = event.required("commit").asText();
      if (!next.equals(commit) && !list.isEmpty()) {
        show(format, document(format));
      }
      commit = next;
      apply(event, keyField);
    }
    show(format, document(format));
  }

  private void apply(JsonNode event, String keyField) {
    if (!event.has("key")) {
      return;
    }
    String key = event.required("key").asText();
    switch (event.required("event").asText()) {
      case "removed" -> gone.put(key, list.remove(key));
      case "added", "readded" -> {
        ObjectNode was = gone.get(key);
        ObjectNode item = was == null ? JSON.createObjectNode().put(keyField, key) : was;
        event.path("item").properties().stream()
            .filter(field -> !field.getValue().isNull())
            .forEach(field -> item.set(field.getKey(), field.getValue()));
        list.put(key, item);
      }
      default -> {
        ObjectNode item = list.computeIfAbsent(key, k -> JSON.createObjectNode().put(keyField, k));
        event.path("changed").properties().stream()
            .filter(field -> !field.getValue().path(1).isNull() || !field.getKey().equals("Name"))
            .forEach(field -> item.set(field.getKey(), field.getValue().path(1)));
      }
    }
  }

  private final Map<String, ObjectNode> gone = new LinkedHashMap<>();

  /** Watches every name in the log. */
  private void watchAll(String log, String... fields) throws IOException {
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(Corpus.folder("replay").resolve(log))) {
      JsonNode event = JSON.readTree(line);
      if (fields.length == 0) {
        names.add(event.path("key").asText(""));
      }
      for (String field : fields) {
        names.add(event.path("item").path(field).asText(""));
        event.path("changed").path(field).forEach(value -> names.add(value.asText("")));
      }
    }
    // The year that the register appends for a second breach is not part of the name.
    names.stream()
        .map(name -> name.replaceFirst(" \\(20\\d\\d\\)$", ""))
        .distinct()
        .filter(name -> !Vendor.key(name).isEmpty())
        .forEach(name -> customers.addVendor("T1", Vendor.ofName(name)));
  }

  private List<Delivery> reported(ReportKind kind) {
    return deliveries.findRecent("T1", 10_000).stream()
        .filter(delivery ->
            delivery.notice() instanceof bellwether.domain.notice.Alert alert
                && alert.kind() == kind)
        .toList();
  }

  @Test
  void hibp_reportsEachBreachAndEachIncreaseOnce() throws IOException {
    watchAll("hibp-events.jsonl");

    replay(Format.HIBP, "hibp-events.jsonl", "Title");

    List<Advisory> kept = advisories.all();
    List<String> changes = new ArrayList<>();
    kept.forEach(advisory -> changes.addAll(advisory.changes()));
    System.out.printf(
        Locale.ROOT,
        "hibp replay: %d polls, %d breaches, %d messages, %d updates, changes %s%n",
        rounds,
        kept.size(),
        reported(ReportKind.NEW).size(),
        reported(ReportKind.UPDATE).size(),
        changes);
    assertThat(kept).extracting(a -> a.statedFacts().victims()).doesNotHaveDuplicates();
    assertThat(reported(ReportKind.NEW)).hasSameSizeAs(kept);
    assertThat(changes).doesNotHaveDuplicates();
    assertThat(changes)
        .filteredOn(change -> change.startsWith("records: 1,520,769 → 6,077,025"))
        .hasSize(1);
    assertThat(reported(ReportKind.UPDATE).size()).isLessThanOrEqualTo(changes.size());
  }

  @Test
  void kev_reportsEachFlagAndEachNewNameOnce() throws IOException {
    watchAll("kev-events.jsonl", "vendorProject");

    replay(Format.KEV, "kev-events.jsonl", "cveID");

    List<Advisory> kept = advisories.all();
    List<String> flags = new ArrayList<>();
    kept.forEach(advisory -> flags.addAll(advisory.changes()));
    System.out.printf(
        Locale.ROOT,
        "kev replay: %d polls, %d entries, %d messages, %d updates, %d changes%n",
        rounds,
        kept.size(),
        reported(ReportKind.NEW).size(),
        reported(ReportKind.UPDATE).size(),
        flags.size());
    assertThat(kept).extracting(Advisory::id).doesNotHaveDuplicates();
    assertThat(flags).contains("now used in ransomware attacks");
    assertThat(flags).anyMatch(change -> change.equals("vendor: Palo Alto → Palo Alto Networks"));
  }

  @Test
  void truncatedKev_changesNothing_andMakesTheFeedUnhealthy() throws IOException {
    byte[] whole =
        Files.readAllBytes(Corpus.folder("kev").resolve("known_exploited_vulnerabilities.json"));
    show(Format.KEV, whole);
    List<Advisory> before = advisories.all();

    show(Format.KEV, Files.readAllBytes(Corpus.folder("kev").resolve("truncated.json")));

    assertThat(advisories.all()).isEqualTo(before).hasSize(1_404);
    assertThat(states.get("register").health().problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.FAILING);
    show(Format.KEV, whole);
    assertThat(advisories.all()).isEqualTo(before);
    assertThat(states.get("register").health().problem()).isNull();
  }
}
