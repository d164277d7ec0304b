package bellwether.local.command;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.lambda.Environment;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.terminal.TerminalText;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.io.PrintStream;
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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code feeds}: lists every feed with its polls and problems. */
public final class FeedsCommand implements CliCommand {
  private static final DateTimeFormatter MINUTE_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<String> HEADINGS =
      List.of(
          "FEED,FORMAT,TIER,EVERY,LAST SUCCESS,LAST ITEM,24 H,FAILED,NEXT POLL,STATE".split(","));

  private final FeedOptions settings;
  private final PrintStream out;
  private final InstantSource clock;

  public FeedsCommand(Map<String, String> variables, PrintStream out, InstantSource clock) {
    this.settings = new FeedOptions(new Environment(variables)::find);
    this.out = out;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    options.rejectArguments();
    List<Feed> feeds = FeedsFileReader.read(options, settings);
    Optional<Path> data = DataDirectory.findExisting(options);
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    Map<Feed, FeedState> states =
        data.isPresent()
            ? DataDirectory.query(data.get(), stores -> loadStates(feeds, stores))
            : statesByFeed(feeds.stream().filter(Feed::isEnabled).toList(), List.of());
    states.forEach((feed, state) -> rows.add(row(feed, state)));
    feeds.stream().filter(feed -> !feed.isEnabled()).forEach(feed -> rows.add(disabledRow(feed)));
    printTable(rows);
    return 0;
  }

  private static Map<Feed, FeedState> loadStates(List<Feed> feeds, DynamoStores stores) {
    List<Feed> all =
        new PolledFeeds(feeds, stores.customerFeeds()).forCustomer(LocalDeployment.CUSTOMER_ID);
    return statesByFeed(all, stores.feedStates().get(all.stream().map(Feed::name).toList()));
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

  /** Describes the problem of the feed, and what its last successful poll did not read. */
  private static String describeState(FeedState.Health health) {
    String missing = health.completeness().describe();
    String problem = health.problem() == null ? "" : health.problem().reason();
    return TerminalText.sanitize(
        Stream.of(problem, missing)
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining("; ")));
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
    int[] widths =
        IntStream.range(0, HEADINGS.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
