package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.FeedHealth;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How feeds fare: the table that somebody asked for, and the news that nobody did. */
public final class FeedHealthMessages {
  private static final int MAX_FEEDS = 50;
  private static final int MAX_REPORTS = 20;
  private static final int MAX_DISABLED = 20;
  private static final int MAX_LINE = 250;

  private FeedHealthMessages() {}

  static List<SlackMessage> variants(FeedHealth health) {
    List<String> lines = new ArrayList<>();
    List<FeedHealth.FeedStatus> reports = health.feeds();
    if (reports.size() > 1) {
      boolean back = reports.stream().allMatch(report -> report.recoveredAt() != null);
      lines.add(reports.size() + (back ? " feeds are well again" : " feeds are in trouble"));
    }
    reports.stream().limit(MAX_REPORTS).map(FeedHealthMessages::reportLine).forEach(lines::add);
    if (reports.size() > MAX_REPORTS) {
      lines.add("and " + (reports.size() - MAX_REPORTS) + " more: /breach feeds");
    }
    return SlackMessage.withFallbacks(lines);
  }

  private static String reportLine(FeedHealth.FeedStatus report) {
    String feed = "Feed " + report.feed() + " ";
    FeedProblem trouble = report.problem();
    String said =
        report.recoveredAt() == null
            ? feed
                + describe(trouble.kind())
                + " since "
                + Phrases.formatMinute(trouble.since())
                + ": "
                + trouble.reason()
            : feed
                + "is well again since "
                + Phrases.formatMinute(report.recoveredAt())
                + "; it "
                + describe(trouble.kind())
                + " from "
                + Phrases.formatMinute(trouble.since());
    return SafeText.truncate(SafeText.clean(said), MAX_LINE);
  }

  private static String describe(FeedProblem.Kind kind) {
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
  public static SlackMessage feedTable(
      List<Feed> feeds, List<Feed> off, List<FeedState> states, Instant now) {
    Map<String, FeedState> byName =
        states.stream().collect(Collectors.toMap(FeedState::feed, Function.identity()));
    Function<Feed, FeedState> of =
        feed -> byName.getOrDefault(feed.name(), FeedState.neverPolled(feed.name()));
    List<Feed> all =
        feeds.stream()
            .sorted(
                Comparator.comparing((Feed feed) -> of.apply(feed).health().problem() == null)
                    .thenComparing(feed -> incompletenessText(of.apply(feed)).isEmpty())
                    .thenComparing(feed -> feed.audience().isEmpty()))
            .toList();
    long ill = all.stream().filter(feed -> of.apply(feed).health().problem() != null).count();
    long incomplete =
        all.stream()
            .map(of)
            .filter(
                state -> state.health().problem() == null && !incompletenessText(state).isEmpty())
            .count();
    List<String> lines = new ArrayList<>();
    lines.add(
        Phrases.countOf(all.size(), "feed")
            + (ill + incomplete == 0 ? ", all well" : "")
            + (ill == 0 ? "" : ", " + ill + " in trouble")
            + (incomplete == 0 ? "" : ", " + incomplete + " not read completely")
            + (off.isEmpty() ? "" : ", " + off.size() + " more off"));
    all.stream()
        .limit(MAX_FEEDS)
        .map(feed -> feedRow(of.apply(feed), !feed.audience().isEmpty(), now))
        .forEach(lines::add);
    if (all.size() > MAX_FEEDS) {
      lines.add("and " + (all.size() - MAX_FEEDS) + " more");
    }
    off.stream()
        .limit(MAX_DISABLED)
        .map(feed ->
            SafeText.truncate(
                SafeText.clean("• " + feed.name() + ": off, " + feed.access().disabledReason()),
                MAX_LINE))
        .forEach(lines::add);
    List<RichTextLine> passages = new ArrayList<>();
    passages.add(RichTextLine.line(bold(lines.getFirst())));
    lines.stream().skip(1).forEach(line -> passages.add(RichTextLine.line(plain(line))));
    return new SlackMessage(
        BlockBuilder.fallbackText(lines), new BlockBuilder().richText(passages).toJson());
  }

  private static String feedRow(FeedState state, boolean own, Instant now) {
    FeedState.Health health = state.health();
    String row =
        "• "
            + state.feed()
            + (own ? " (yours)" : "")
            + ": read "
            + timeAgo(health.lastSuccessAt(), now)
            + ", last item "
            + timeAgo(state.activity().lastItemAt(), now)
            + ", "
            + Phrases.countOf(state.activity().itemsInLastDay(now), "item")
            + " in 24 h, next "
            + (state.nextPollAt().isAfter(now) ? Phrases.formatMinute(state.nextPollAt()) : "now");
    if (health.failureCount() > 0) {
      row += ", " + Phrases.countOf(health.failureCount(), "failure") + " in a row";
    }
    if (health.problem() != null) {
      row += "; " + describe(health.problem().kind()) + ": " + health.problem().reason();
    }
    if (!incompletenessText(state).isEmpty()) {
      row += "; " + incompletenessText(state);
    }
    return SafeText.truncate(SafeText.clean(row), MAX_LINE);
  }

  /** What the last successful poll did not read; empty where a trouble says so already. */
  private static String incompletenessText(FeedState state) {
    FeedState.Health health = state.health();
    boolean said = health.problem() != null && health.problem().kind() == FeedProblem.Kind.DEGRADED;
    return said ? "" : health.completeness().describe();
  }

  private static String timeAgo(@Nullable Instant at, Instant now) {
    return at == null
        ? "never"
        : Phrases.formatDuration(java.time.Duration.between(at, now.isBefore(at) ? at : now))
            + " ago";
  }
}
