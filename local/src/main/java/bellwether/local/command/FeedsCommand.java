package bellwether.local.command;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.lambda.Environment;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code feeds}: every feed and how it fares, a line each. */
public final class FeedsCommand implements CliCommand {
  private static final String USAGE = "./bellwether feeds [--feeds FILE] [--data DIR]";
  private static final DateTimeFormatter MINUTE_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<String> HEADINGS =
      List.of(
          "FEED",
          "FORMAT",
          "TIER",
          "EVERY",
          "LAST SUCCESS",
          "LAST ITEM",
          "24 H",
          "FAILED",
          "NEXT POLL",
          "STATE");

  private final FeedOptions switches;
  private final PrintStream out;
  private final InstantSource clock;

  public FeedsCommand(Map<String, String> variables, PrintStream out, InstantSource clock) {
    this.switches = new FeedOptions(new Environment(variables)::find);
    this.out = out;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "[--feeds FILE] [--data DIR]   what is read, when, and what is wrong with it";
  }

  @Override
  public int run(List<String> words) throws IOException {
    CommandOptions options =
        CommandOptions.parse(words, Set.of("--feeds", "--data"), Set.of(), USAGE)
            .requireNoPositionals(USAGE);
    List<Feed> feeds =
        options
            .find("--feeds")
            .map(this::readFeedsFile)
            .orElseGet(() -> Catalogue.builtIn(switches));
    Path data = DataDirectory.fromOptions(options);
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    loadStates(feeds, data).forEach((feed, state) -> rows.add(row(feed, state)));
    feeds.stream().filter(feed -> !feed.isEnabled()).forEach(feed -> rows.add(disabledRow(feed)));
    printTable(rows);
    return 0;
  }

  private List<Feed> readFeedsFile(String file) {
    try {
      return Catalogue.parse(Files.readString(Path.of(file)), switches);
    } catch (IOException e) {
      throw new UserError(file + " can't be read: give a feeds file, a JSON array of feeds");
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  /** A run that is under way has the tables open: then it is asked. */
  private static Map<Feed, FeedState> loadStates(List<Feed> feeds, Path data) throws IOException {
    if (!DataDirectory.exists(data)) {
      return statesByFeed(feeds.stream().filter(Feed::isEnabled).toList(), List.of());
    }
    try (DynamoDbLocalServer own = DynamoDbLocalServer.fileBacked(data)) {
      return loadStates(feeds, own.endpoint());
    } catch (UserError inUse) {
      return loadStates(feeds, DataDirectory.readEndpoint(data).orElseThrow(() -> inUse));
    }
  }

  private static Map<Feed, FeedState> loadStates(List<Feed> feeds, URI endpoint) {
    try (DynamoStores stores = DynamoDbStartup.open(endpoint)) {
      List<Feed> all =
          new PolledFeeds(feeds, stores.customerFeeds()).forCustomer(LocalDeployment.CUSTOMER_ID);
      return statesByFeed(all, stores.feedStates().get(all.stream().map(Feed::name).toList()));
    }
  }

  private static Map<Feed, FeedState> statesByFeed(List<Feed> feeds, List<FeedState> states) {
    Map<String, FeedState> byName = new HashMap<>();
    states.forEach(state -> byName.put(state.feed(), state));
    Map<Feed, FeedState> all = new LinkedHashMap<>();
    feeds.forEach(feed ->
        all.put(feed, byName.getOrDefault(feed.name(), FeedState.neverPolled(feed.name()))));
    return all;
  }

  private List<String> row(Feed feed, FeedState state) {
    FeedState.Health health = state.health();
    Instant now = clock.instant();
    return List.of(
        TerminalText.sanitize(feed.name()),
        feed.format().label(),
        feed.tier().name().toLowerCase(Locale.ROOT),
        feed.interval().toString().substring(2).toLowerCase(Locale.ROOT),
        formatTime(health.lastSuccessAt()),
        formatTime(state.activity().lastItemAt()),
        Integer.toString(state.activity().itemsInLastDay(now)),
        Integer.toString(health.failureCount()),
        state.nextPollAt().isAfter(now) ? formatTime(state.nextPollAt()) : "now",
        describeState(health));
  }

  /** What is wrong, and what the last successful poll did not read. */
  private static String describeState(FeedState.Health health) {
    String missing = health.completeness().describe();
    String trouble = health.problem() == null ? "" : health.problem().reason();
    boolean both = !trouble.isEmpty() && !missing.isEmpty() && !trouble.equals(missing);
    return TerminalText.sanitize(
        both ? trouble + "; " + missing : trouble.isEmpty() ? missing : trouble);
  }

  private static List<String> disabledRow(Feed feed) {
    return List.of(
        TerminalText.sanitize(feed.name()),
        feed.format().label(),
        feed.tier().name().toLowerCase(Locale.ROOT),
        "-",
        "-",
        "-",
        "-",
        "-",
        "off",
        TerminalText.sanitize(feed.access().disabledReason() + ""));
  }

  private static String formatTime(@Nullable Instant at) {
    return at == null ? "never" : MINUTE_FORMAT.format(at);
  }

  private void printTable(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
