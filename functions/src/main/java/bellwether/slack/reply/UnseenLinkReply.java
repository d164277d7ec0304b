package bellwether.slack.reply;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.ReadGap;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says of a link that was never read which feeds could have carried it, and which were unread. */
public final class UnseenLinkReply {
  private static final int MAX_ECHO = 60;
  private static final int MAX_FEEDS = 8;
  private static final int MAX_LINE = 250;

  private UnseenLinkReply() {}

  public static SlackMessage of(
      String link, List<Feed> feeds, List<FeedState> states, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("Nothing on record for " + SafeText.clean(link, MAX_ECHO));
    Optional<String> site = Link.of(link).map(to -> siteOf(to.host()));
    if (site.isPresent()) {
      lines.add(feedsOfSite(site.get(), feeds));
      lines.addAll(unread(feeds, states, now));
    }
    lines.add("Use the link to an alert, or to the article itself, or a vendor's name.");
    lines.add("To try a text instead: /breach test TEXT");
    return SlackMessage.ofLines(lines);
  }

  private static String feedsOfSite(String site, List<Feed> feeds) {
    List<String> names =
        feeds.stream()
            .filter(feed -> feed.url().getHost() != null && isOf(site, feed.url().getHost()))
            .map(Feed::name)
            .limit(MAX_FEEDS)
            .toList();
    return names.isEmpty()
        ? "No feed reads " + site + ". To add one: /breach feeds add URL"
        : SafeText.clean(
            "Read from " + site + ": " + String.join(", ", names) + ". It was not in them.",
            MAX_LINE);
  }

  private static List<String> unread(List<Feed> feeds, List<FeedState> states, Instant now) {
    List<String> lines = new ArrayList<>();
    for (FeedState state : states) {
      Duration interval =
          feeds.stream()
              .filter(feed -> feed.name().equals(state.feed()))
              .map(Feed::interval)
              .findFirst()
              .orElse(Feed.DEFAULT_INTERVAL);
      Instant lastRead = state.health().lastSuccessAt();
      if (state.isOverdue(now, interval)) {
        String since = lastRead == null ? "never read" : "unread since " + minute(lastRead);
        lines.add(state.feed() + " " + since);
      }
      for (ReadGap gap : state.health().gaps()) {
        lines.add(
            state.feed() + " unread from " + minute(gap.from()) + " to " + minute(gap.until()));
      }
    }
    List<String> shown =
        new ArrayList<>(
            lines.stream()
                .limit(MAX_FEEDS)
                .map(line -> SafeText.clean("• " + line, MAX_LINE))
                .toList());
    if (lines.isEmpty()) {
      shown.add("All feeds were read without a gap in the last days.");
    } else if (lines.size() > MAX_FEEDS) {
      shown.add("and " + (lines.size() - MAX_FEEDS) + " more: /breach feeds");
    }
    return shown;
  }

  private static String minute(Instant at) {
    return Phrases.formatMinute(at);
  }

  private static String siteOf(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") ? lower.substring(4) : lower;
  }

  /** Whether one host is the other's or a part of it, as feeds.news.example of news.example. */
  private static boolean isOf(String site, String host) {
    String other = siteOf(host);
    return other.equals(site) || other.endsWith("." + site) || site.endsWith("." + other);
  }
}
