package bellwether.domain.notice;

import bellwether.domain.supplier.SupplierIncident;

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
        ClockReminder,
        Notice.SupplierNotice {

  /** Slack's team id of the customer; {@link FeedHealth#OPERATORS} for the operators. */
  String customer();

  /**
   * Tells a customer of an incident of a declared supplier that it does not watch. It is posted
   * only if the customer's list asks for it; otherwise, only the digest has it.
   *
   * @param advisoryId the report
   */
  record SupplierNotice(String customer, String advisoryId, SupplierIncident incident)
      implements Notice {}
}
