package bellwether.domain.notice;

/** Anything that Bellwether posts of its own accord. */
public sealed interface Notice
    permits Alert, OutageNotice, Digest, AlertSummary, FeedHealth, MessageUpdate, Reminder {

  /** Slack's team id of the customer; {@link FeedHealth#OPERATORS} for those who run Bellwether. */
  String customer();
}
