package bellwether.slack.message;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Times;
import bellwether.slack.block.Text;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Blocks;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Feed;
import bellwether.domain.FeedHealth;
import bellwether.domain.FeedState;
import bellwether.domain.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How feeds fare: the table that somebody asked for, and the news that nobody did. */
public final class FeedMessages {
  private static final int MAX_FEEDS = 50;
  private static final int MAX_REPORTS = 20;
  private static final int MAX_OFF = 20;
  private static final int MAX_LINE = 250;

  private FeedMessages() {}

  static List<SlackMessage> variants(FeedHealth health) {
    List<String> lines = new ArrayList<>();
    List<FeedHealth.Report> reports = health.reports();
    if (reports.size() > 1) {
      boolean back = reports.stream().allMatch(report -> report.recoveredAt() != null);
      lines.add(reports.size() + (back ? " feeds are well again" : " feeds are in trouble"));
    }
    reports.stream().limit(MAX_REPORTS).map(FeedMessages::line).forEach(lines::add);
    if (reports.size() > MAX_REPORTS) {
      lines.add("and " + (reports.size() - MAX_REPORTS) + " more: /breach feeds");
    }
    return SlackMessage.forms(lines);
  }

  private static String line(FeedHealth.Report report) {
    String feed = "Feed " + report.feed() + " ";
    Trouble trouble = report.trouble();
    String said =
        report.recoveredAt() == null
            ? feed
                + inWords(trouble.kind())
                + " since "
                + Times.minute(trouble.since())
                + ": "
                + trouble.reason()
            : feed
                + "is well again since "
                + Times.minute(report.recoveredAt())
                + "; it "
                + inWords(trouble.kind())
                + " from "
                + Times.minute(trouble.since());
    return Text.cut(Text.clean(said), MAX_LINE);
  }

  private static String inWords(Trouble.Kind kind) {
    return switch (kind) {
      case FAILING -> "could not be read";
      case GONE -> "is gone";
      case EMPTY -> "showed nothing";
      case SILENT -> "brought nothing new";
      case CHURN -> "renamed its items";
      case DEGRADED -> "could only be read in part";
    };
  }

  /**
   * The feeds, those in trouble first, then those that were not read completely.
   *
   * @param off feeds that are not polled
   */
  public static SlackMessage table(List<Feed> feeds, List<Feed> off, List<FeedState> states, Instant now) {
    Map<String, FeedState> byName =
        states.stream().collect(Collectors.toMap(FeedState::feed, Function.identity()));
    Function<Feed, FeedState> of =
        feed -> byName.getOrDefault(feed.name(), FeedState.never(feed.name()));
    List<Feed> all =
        feeds.stream()
            .sorted(
                Comparator.comparing((Feed feed) -> of.apply(feed).health().trouble() == null)
                    .thenComparing(feed -> missing(of.apply(feed)).isEmpty())
                    .thenComparing(feed -> feed.audience().isEmpty()))
            .toList();
    long ill = all.stream().filter(feed -> of.apply(feed).health().trouble() != null).count();
    long incomplete =
        all.stream()
            .map(of)
            .filter(state -> state.health().trouble() == null && !missing(state).isEmpty())
            .count();
    List<String> lines = new ArrayList<>();
    lines.add(
        Times.count(all.size(), "feed")
            + (ill + incomplete == 0 ? ", all well" : "")
            + (ill == 0 ? "" : ", " + ill + " in trouble")
            + (incomplete == 0 ? "" : ", " + incomplete + " not read completely")
            + (off.isEmpty() ? "" : ", " + off.size() + " more off"));
    all.stream()
        .limit(MAX_FEEDS)
        .map(feed -> row(of.apply(feed), !feed.audience().isEmpty(), now))
        .forEach(lines::add);
    if (all.size() > MAX_FEEDS) {
      lines.add("and " + (all.size() - MAX_FEEDS) + " more");
    }
    off.stream()
        .limit(MAX_OFF)
        .map(feed ->
            Text.cut(Text.clean("• " + feed.name() + ": off, " + feed.access().off()), MAX_LINE))
        .forEach(lines::add);
    List<Passage> passages = new ArrayList<>();
    passages.add(Passage.line(bold(lines.getFirst())));
    lines.stream().skip(1).forEach(line -> passages.add(Passage.line(words(line))));
    return new SlackMessage(Blocks.text(lines), new Blocks().rich(passages).json());
  }

  private static String row(FeedState state, boolean own, Instant now) {
    FeedState.Health health = state.health();
    String row =
        "• "
            + state.feed()
            + (own ? " (yours)" : "")
            + ": read "
            + ago(health.lastSuccessAt(), now)
            + ", last item "
            + ago(state.activity().lastItemAt(), now)
            + ", "
            + Times.count(state.activity().itemsInADay(now), "item")
            + " in 24 h, next "
            + (state.nextPollAt().isAfter(now) ? Times.minute(state.nextPollAt()) : "now");
    if (health.failures() > 0) {
      row += ", " + Times.count(health.failures(), "failure") + " in a row";
    }
    if (health.trouble() != null) {
      row += "; " + inWords(health.trouble().kind()) + ": " + health.trouble().reason();
    }
    if (!missing(state).isEmpty()) {
      row += "; " + missing(state);
    }
    return Text.cut(Text.clean(row), MAX_LINE);
  }

  /** What the last successful poll did not read; empty where a trouble says so already. */
  private static String missing(FeedState state) {
    FeedState.Health health = state.health();
    boolean said = health.trouble() != null && health.trouble().kind() == Trouble.Kind.DEGRADED;
    return said ? "" : health.completeness().inWords();
  }

  private static String ago(@Nullable Instant at, Instant now) {
    return at == null
        ? "never"
        : Times.inWords(java.time.Duration.between(at, now.isBefore(at) ? at : now)) + " ago";
  }
}
