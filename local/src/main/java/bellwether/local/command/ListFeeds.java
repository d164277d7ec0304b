package bellwether.local.command;

import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.feed.Catalogue;
import bellwether.feed.FeedSwitches;
import bellwether.function.Environment;
import bellwether.local.cli.Command;
import bellwether.local.dynamodb.LocalDynamo;
import bellwether.local.cli.UserError;
import bellwether.store.dynamo.Store;
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
public final class ListFeeds implements Command {
  private static final String USAGE = "./bellwether feeds [--feeds FILE] [--data DIR]";
  private static final DateTimeFormatter MINUTE =
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

  private final FeedSwitches switches;
  private final PrintStream out;
  private final InstantSource clock;

  public ListFeeds(Map<String, String> variables, PrintStream out, InstantSource clock) {
    this.switches = new FeedSwitches(new Environment(variables)::find);
    this.out = out;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "[--feeds FILE] [--data DIR]   what is read, when, and what is wrong with it";
  }

  @Override
  public int run(List<String> words) throws IOException {
    Options options =
        Options.of(words, Set.of("--feeds", "--data"), Set.of(), USAGE).nothingElse(USAGE);
    List<Feed> feeds =
        options.find("--feeds").map(this::read).orElseGet(() -> Catalogue.builtIn(switches));
    Path data = DataFolder.of(options);
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    states(feeds, data).forEach((feed, state) -> rows.add(row(feed, state)));
    feeds.stream().filter(feed -> !feed.isOn()).forEach(feed -> rows.add(off(feed)));
    print(rows);
    return 0;
  }

  private List<Feed> read(String file) {
    try {
      return Catalogue.read(Files.readString(Path.of(file)), switches);
    } catch (IOException e) {
      throw new UserError(file + " can't be read: give a feeds file, a JSON array of feeds");
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  /** A run that is under way has the tables open: then it is asked. */
  private static Map<Feed, FeedState> states(List<Feed> feeds, Path data) throws IOException {
    if (!DataFolder.exists(data)) {
      return withStates(feeds.stream().filter(Feed::isOn).toList(), List.of());
    }
    try (LocalDynamo own = LocalDynamo.fileBacked(data)) {
      return states(feeds, own.endpoint());
    } catch (UserError inUse) {
      return states(feeds, DataFolder.endpoint(data).orElseThrow(() -> inUse));
    }
  }

  private static Map<Feed, FeedState> states(List<Feed> feeds, URI endpoint) {
    try (Store store = Store.connect(endpoint)) {
      Tables tables = Tables.ready(store);
      List<Feed> all = tables.polled(feeds).of(Machine.CUSTOMER);
      return withStates(all, tables.feeds().of(all.stream().map(Feed::name).toList()));
    }
  }

  private static Map<Feed, FeedState> withStates(List<Feed> feeds, List<FeedState> states) {
    Map<String, FeedState> byName = new HashMap<>();
    states.forEach(state -> byName.put(state.feed(), state));
    Map<Feed, FeedState> all = new LinkedHashMap<>();
    feeds.forEach(
        feed -> all.put(feed, byName.getOrDefault(feed.name(), FeedState.never(feed.name()))));
    return all;
  }

  private List<String> row(Feed feed, FeedState state) {
    FeedState.Health health = state.health();
    Instant now = clock.instant();
    return List.of(
        Printable.of(feed.name()),
        feed.format().label(),
        feed.tier().name().toLowerCase(Locale.ROOT),
        feed.interval().toString().substring(2).toLowerCase(Locale.ROOT),
        time(health.lastSuccessAt()),
        time(state.activity().lastItemAt()),
        Integer.toString(state.activity().itemsInADay(now)),
        Integer.toString(health.failures()),
        state.nextPollAt().isAfter(now) ? time(state.nextPollAt()) : "now",
        state(health));
  }

  /** What is wrong, and what the last successful poll did not read. */
  private static String state(FeedState.Health health) {
    String missing = health.completeness().inWords();
    String trouble = health.trouble() == null ? "" : health.trouble().reason();
    boolean both = !trouble.isEmpty() && !missing.isEmpty() && !trouble.equals(missing);
    return Printable.of(both ? trouble + "; " + missing : trouble.isEmpty() ? missing : trouble);
  }

  private static List<String> off(Feed feed) {
    return List.of(
        Printable.of(feed.name()),
        feed.format().label(),
        feed.tier().name().toLowerCase(Locale.ROOT),
        "-",
        "-",
        "-",
        "-",
        "-",
        "off",
        Printable.of(feed.access().off() + ""));
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "never" : MINUTE.format(at);
  }

  private void print(List<List<String>> rows) {
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
