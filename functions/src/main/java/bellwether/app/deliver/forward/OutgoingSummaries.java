package bellwether.app.deliver.forward;

import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.forward.OutgoingSummary;
import bellwether.slack.block.Link;
import bellwether.slack.block.SafeText;
import bellwether.slack.message.AlertHeadline;

/** Prepares summaries for destinations: cleans and cuts their texts. */
final class OutgoingSummaries {
  private static final int MAX_NAME = 80;
  private static final int MAX_TITLE = 120;
  private static final int MAX_REASON = 200;

  private OutgoingSummaries() {}

  static OutgoingSummary of(Delivery forwarded, AlertSummary summary) {
    return new OutgoingSummary(
        forwarded.slackId(),
        summary.customer(),
        SafeText.clean(summary.reason(), MAX_REASON),
        summary.alerts().stream().map(OutgoingSummaries::entry).toList(),
        summary.moreCount(),
        forwarded.possibleRepeat());
  }

  private static OutgoingSummary.Entry entry(AlertSummary.Entry entry) {
    return new OutgoingSummary.Entry(
        headline(entry),
        SafeText.clean(entry.title(), MAX_TITLE),
        Link.of(entry.url()).map(Link::url).orElse(null));
  }

  private static String headline(AlertSummary.Entry entry) {
    if (entry.level() == null || entry.confidence() == null) {
      return SafeText.clean(entry.vendor(), MAX_NAME);
    }
    return new AlertHeadline(
            entry.level(),
            entry.vendor(),
            entry.role(),
            entry.kind(),
            entry.product(),
            entry.confidence())
        .text();
  }
}
