package bellwether.slack.message;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.FeedHealth;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the health of feeds: the table for a command, and the notice of a change. */
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
      boolean recovered = reports.stream().allMatch(report -> report.recoveredAt() != null);
      lines.add(reports.size() + (recovered ? " feeds have recovered" : " feeds have problems"));
    }
    reports.stream().limit(MAX_REPORTS).map(FeedHealthMessages::reportLine).forEach(lines::add);
    if (reports.size() > MAX_REPORTS) {
      lines.add("and " + (reports.size() - MAX_REPORTS) + " more: /breach feeds");
    }
    return MessageLines.of(lines).toVariants();
  }

  private static String reportLine(FeedHealth.FeedStatus report) {
    FeedProblem problem = report.problem();
    String what = describe(problem.kind()) + " since " + Phrases.formatMinute(problem.since());
    String status =
        report.recoveredAt() == null
            ? what + ": " + problem.reason()
            : "recovered at " + Phrases.formatMinute(report.recoveredAt()) + "; " + what;
    return SafeText.clean("Feed " + report.feed() + ": " + status, MAX_LINE);
  }

  private static String describe(FeedProblem.Kind kind) {
    return switch (kind) {
      case FAILING -> "could not be read";
      case GONE -> "gone";
      case EMPTY -> "empty";
      case SILENT -> "nothing new";
      case CHURN -> "item ids changed";
      case DEGRADED -> "only partly read";
    };
  }

  /**
   * The feeds, those with problems first, then those that were not read completely; those that are
   * not polled follow.
   */
  public static SlackMessage feedTable(
      List<Feed> feeds, List<Feed> disabled, List<FeedState> states, Instant now) {
    Map<String, FeedState> byName =
        states.stream().collect(Collectors.toMap(FeedState::feed, Function.identity()));
    Function<Feed, FeedState> stateOf =
        feed -> byName.getOrDefault(feed.name(), FeedState.neverPolled(feed.name()));
    List<Feed> sorted =
        feeds.stream()
            .sorted(
                Comparator.comparing((Feed feed) -> !hasProblem(stateOf.apply(feed)))
                    .thenComparing(feed -> incompletenessText(stateOf.apply(feed)).isEmpty())
                    .thenComparing(feed -> feed.audience().isEmpty()))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(headingText(sorted.stream().map(stateOf).toList(), disabled.size()));
    sorted.stream()
        .limit(MAX_FEEDS)
        .map(feed -> feedRow(stateOf.apply(feed), !feed.audience().isEmpty(), now))
        .forEach(lines::add);
    if (sorted.size() > MAX_FEEDS) {
      lines.add("and " + (sorted.size() - MAX_FEEDS) + " more");
    }
    disabled.stream()
        .limit(MAX_DISABLED)
        .map(feed -> "• " + feed.name() + ": off, " + feed.access().disabledReason())
        .forEach(line -> lines.add(SafeText.clean(line, MAX_LINE)));
    return MessageLines.of(lines).toMessage();
  }

  private static String headingText(List<FeedState> states, int disabled) {
    long problems = states.stream().filter(FeedHealthMessages::hasProblem).count();
    long incomplete =
        states.stream()
            .filter(state -> !hasProblem(state) && !incompletenessText(state).isEmpty())
            .count();
    return Phrases.countOf(states.size(), "feed")
        + (problems + incomplete == 0 ? ", all healthy" : "")
        + (problems == 0 ? "" : ", " + problems + " with problems")
        + (incomplete == 0 ? "" : ", " + incomplete + " not read completely")
        + (disabled == 0 ? "" : ", " + disabled + " more off");
  }

  private static boolean hasProblem(FeedState state) {
    return state.health().problem() != null;
  }

  private static String feedRow(FeedState state, boolean own, Instant now) {
    FeedState.Health health = state.health();
    String row =
        String.format(
            Locale.ROOT,
            "• %s%s: read %s, last item %s, %s in 24 h, next %s",
            state.feed(),
            own ? " (yours)" : "",
            timeAgo(health.lastSuccessAt(), now),
            timeAgo(state.activity().lastItemAt(), now),
            Phrases.countOf(state.activity().itemsInLastDay(now), "item"),
            state.nextPollAt().isAfter(now) ? Phrases.formatMinute(state.nextPollAt()) : "now");
    if (health.failureCount() > 0) {
      row += ", " + Phrases.countOf(health.failureCount(), "failure") + " in a row";
    }
    if (health.problem() != null) {
      row += "; " + describe(health.problem().kind()) + ": " + health.problem().reason();
    }
    if (!incompletenessText(state).isEmpty()) {
      row += "; " + incompletenessText(state);
    }
    return SafeText.clean(row, MAX_LINE);
  }

  /** What the last successful poll did not read; empty if the feed's problem says so already. */
  private static String incompletenessText(FeedState state) {
    FeedProblem problem = state.health().problem();
    boolean redundant = problem != null && problem.kind() == FeedProblem.Kind.DEGRADED;
    return redundant ? "" : state.health().completeness().describe();
  }

  private static String timeAgo(@Nullable Instant at, Instant now) {
    return at == null
        ? "never"
        : Phrases.formatDuration(Duration.between(at, now.isBefore(at) ? at : now)) + " ago";
  }
}
