package bellwether.slack.message;

import bellwether.domain.notice.LeadTimes;
import bellwether.domain.notice.LeadTimes.FeedLead;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Says how soon alerts were posted, and by which feeds. */
public final class LeadLines {
  private static final int MAX_NAME = 60;

  private LeadLines() {}

  /** The measured times, then at most this many feeds; empty if there were no alerts. */
  public static List<String> of(LeadTimes times, int maxFeeds) {
    if (times.all().alertCount() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Measured since " + Phrases.formatMinute(times.from()) + ": " + describe(times.all()));
    times.byFeed().stream()
        .limit(maxFeeds)
        .forEach(feed ->
            lines.add("• " + SafeText.clean(feed.feed(), MAX_NAME) + ": " + describe(feed)));
    int more = times.byFeed().size() - maxFeeds;
    if (more > 0) {
      lines.add("and " + Phrases.countOf(more, "more feed") + ": /breach export incidents");
    }
    return lines;
  }

  private static String describe(FeedLead lead) {
    StringBuilder text = new StringBuilder(Phrases.countOf(lead.alertCount(), "alert"));
    if (lead.delay() != null) {
      text.append(", posted ")
          .append(Phrases.formatDuration(lead.delay()))
          .append(" after the first public report (median of ")
          .append(lead.datedCount())
          .append(")");
    }
    if (lead.lead() != null) {
      text.append("; ")
          .append(Phrases.formatDuration(lead.lead()))
          .append(" before the vendor's own notice (median of ")
          .append(lead.leadCount())
          .append(")");
    }
    if (lead.missCount() > 0) {
      text.append("; missed: ")
          .append(Phrases.countOf(lead.missCount(), "notice"))
          .append(" came before the alert");
    }
    return text.toString();
  }
}
