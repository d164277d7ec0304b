package bellwether.store;

/** Provides every store. Getting a store costs nothing; its first call connects. */
public interface Stores {
  AdvisoryStore advisories();

  /** The cases of alerts. */
  CaseStore cases();

  CustomerStore customers();

  /** The feeds and status pages that customers added. */
  CustomerFeedStore customerFeeds();

  DeliveryStore deliveries();

  /**
   * The same deliveries, of which those to destinations other than Slack are due here and nowhere
   * else.
   */
  DeliveryStore forwards();

  /** Where alerts are forwarded to. */
  DestinationStore destinations();

  FeedStateStore feedStates();

  /** First reads of feeds that no summary reports yet. */
  FirstReadStore firstReads();

  IncidentStore incidents();

  InstallationStore installations();

  /** Reports that only mention a vendor. */
  MentionStore mentions();

  /** Vendors' pages of subprocessors. */
  SupplierPageStore supplierPages();

  /** Workspaces that reject all posts. */
  OutageStore outages();
}
