package bellwether.domain.notice;

/** Anything that Bellwether posts unasked. */
public sealed interface Notice
    permits Alert,
        OutageNotice,
        DestinationNotice,
        Digest,
        AlertSummary,
        FeedHealth,
        MessageUpdate,
        Reminder,
        ClockReminder {

  /** Slack's team id of the customer; {@link FeedHealth#OPERATORS} for the operators. */
  String customer();
}
